package com.objectstream.sales.transform.source;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.transform.Reject;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.regex.Pattern;

/**
 * Headers of a rejected line, written and read; the names of Kafka Connect where it has one, so
 * that its tools read them. Every value is UTF-8 text. The second line of offset 42, rejected for
 * the first time:
 *
 * <pre>
 * __connect.errors.topic              item_sales
 * __connect.errors.partition          3
 * __connect.errors.offset             42
 * __connect.errors.exception.message  item_id is missing
 * sales.reject.reason                 MISSING_FIELD
 * sales.line                          1
 * sales.attempt                       1
 * sales.timestamp                     1795687200123
 * </pre>
 *
 * A line that is sent to its topic again carries all but message and reason.
 */
public final class RejectHeaders {
  /** Topic where the line was read first. */
  public static final String TOPIC = "__connect.errors.topic";

  /** Partition of that topic. */
  public static final String PARTITION = "__connect.errors.partition";

  /** Offset in that partition. */
  public static final String OFFSET = "__connect.errors.offset";

  /** One sentence a person can act on, see {@link Reject#detail}. */
  public static final String MESSAGE = "__connect.errors.exception.message";

  /** Code of the rule that was broken, see {@link Reject#code}. */
  public static final String REASON = "sales.reject.reason";

  /** Line within the value, from 0. */
  public static final String LINE = "sales.line";

  /** 1 for a first reject, one more for each replay. */
  public static final String ATTEMPT = "sales.attempt";

  /** The record's own timestamp, epoch milliseconds; rejects of before lack it. */
  public static final String TIMESTAMP = "sales.timestamp";

  private static final Pattern TOPIC_NAME = Pattern.compile("[a-zA-Z0-9._-]{1,249}");
  private static final Pattern FIGURE = Pattern.compile("-?[0-9]+");

  // More lines than a value can have, and few enough to count on from
  private static final int MOST_LINES = 1 << 30;

  private RejectHeaders() {}

  /**
   * Gives the headers of a reject, name by name.
   *
   * @param record position of the first line of the value in which it was read
   * @param reject a line of that value
   * @param headers takes a name with its value
   */
  public static void write(
      SourcePosition record, Reject reject, BiConsumer<String, byte[]> headers) {
    SourcePosition rejected = record.ofLine(reject.line()).rejected();
    writeRecord(rejected, headers);
    write(MESSAGE, reject.detail(), headers);
    write(REASON, reject.code(), headers);
    writeLine(rejected, headers);
  }

  /**
   * Gives the headers of a reject that is sent to its topic again, name by name.
   *
   * @param reject its position as {@link #read} from its headers
   * @param headers takes a name with its value
   */
  public static void writeReplay(SourcePosition reject, BiConsumer<String, byte[]> headers) {
    writeRecord(reject, headers);
    writeLine(reject, headers);
  }

  private static void writeRecord(SourcePosition at, BiConsumer<String, byte[]> headers) {
    write(TOPIC, at.topic(), headers);
    write(PARTITION, Integer.toString(at.partition()), headers);
    write(OFFSET, Long.toString(at.offset()), headers);
  }

  private static void writeLine(SourcePosition at, BiConsumer<String, byte[]> headers) {
    write(LINE, Integer.toString(at.line()), headers);
    write(ATTEMPT, Integer.toString(at.attempt()), headers);
    if (at.recordTimestamp().isPresent()) {
      write(TIMESTAMP, Long.toString(at.recordTimestamp().getAsLong()), headers);
    }
  }

  private static void write(String name, String text, BiConsumer<String, byte[]> headers) {
    headers.accept(name, text.getBytes(UTF_8));
  }

  /**
   * The position that the headers of a record tell.
   *
   * @param headers by name, as text
   * @return empty unless topic, partition, offset, line and attempt are there and all figures can
   *     be those of a reject: then the record is one like any other
   */
  public static Optional<SourcePosition> read(Map<String, String> headers) {
    return position(headers::get);
  }

  /**
   * As {@link #read(Map)}, without a map.
   *
   * @param lastHeader gives the value of the last header of a name, null if there is none
   * @return empty as for {@link #read(Map)}
   */
  public static Optional<SourcePosition> read(Function<String, byte[]> lastHeader) {
    return position(
        name -> {
          byte[] value = lastHeader.apply(name);
          return value == null ? null : new String(value, UTF_8);
        });
  }

  /**
   * Where the first line of a record was read first: what its headers tell, or else the record
   * itself. A replay whose headers tell no time has that of the record.
   *
   * @param record position of the record itself
   * @param lastHeader as for {@link #read(Function)}
   * @return the position of the first line of the value
   */
  public static SourcePosition firstPosition(
      SourcePosition record, Function<String, byte[]> lastHeader) {
    Optional<SourcePosition> told = read(lastHeader);
    return told.isPresent() ? told.get().orTimestamp(record.recordTimestamp()) : record;
  }

  private static Optional<SourcePosition> position(Function<String, String> texts) {
    String topic = texts.apply(TOPIC);
    if (topic == null || !TOPIC_NAME.matcher(topic).matches()) {
      return Optional.empty();
    }
    try {
      String timestamp = texts.apply(TIMESTAMP);
      return Optional.of(
          new SourcePosition(
              topic,
              (int) figure(texts.apply(PARTITION), 0, Integer.MAX_VALUE),
              figure(texts.apply(OFFSET), 0, Long.MAX_VALUE),
              (int) figure(texts.apply(LINE), 0, MOST_LINES - 1),
              (int) figure(texts.apply(ATTEMPT), 1, Integer.MAX_VALUE - 1),
              timestamp == null
                  ? OptionalLong.empty()
                  : OptionalLong.of(figure(timestamp, Long.MIN_VALUE, Long.MAX_VALUE))));
    } catch (NumberFormatException e) {
      return Optional.empty();
    }
  }

  private static long figure(String text, long least, long most) {
    if (text == null || !FIGURE.matcher(text).matches()) {
      throw new NumberFormatException("not a figure in ASCII digits");
    }
    long figure = Long.parseLong(text);
    if (figure < least || figure > most) {
      throw new NumberFormatException("not between " + least + " and " + most);
    }
    return figure;
  }
}
