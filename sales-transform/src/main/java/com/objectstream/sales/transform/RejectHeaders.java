package com.objectstream.sales.transform;

/**
 * Headers of a rejected line; the names of Kafka Connect where it has one, so that its tools read
 * them. Every value is UTF-8 text. A line that is sent to its topic again carries topic, partition,
 * offset, line and attempt of its reject.
 */
public final class RejectHeaders {
  public static final String TOPIC = "__connect.errors.topic";
  public static final String PARTITION = "__connect.errors.partition";
  public static final String OFFSET = "__connect.errors.offset";
  public static final String MESSAGE = "__connect.errors.exception.message";

  /** Name of a {@link RejectReason}. */
  public static final String REASON = "sales.reject.reason";

  /** Line within the value, from 0. */
  public static final String LINE = "sales.line";

  /** 1 for a first reject, one more for each replay. */
  public static final String ATTEMPT = "sales.attempt";

  private RejectHeaders() {}
}
