package com.objectstream.sales.job.http;

import static java.nio.charset.StandardCharsets.UTF_8;

/**
 * What a server answers.
 *
 * @param status of HTTP
 * @param contentType of the body
 * @param body not copied: treat it as constant
 */
public record WebResponse(int status, String contentType, byte[] body) {
  public static final int OK = 200;
  public static final int BAD_REQUEST = 400;
  static final int UNAUTHORIZED = 401;
  static final int NOT_FOUND = 404;
  static final int METHOD_NOT_ALLOWED = 405;
  static final int MISDIRECTED = 421;
  static final int ERROR = 500;
  public static final int UNAVAILABLE = 503;

  /** A line of text. */
  public static WebResponse line(int status, String line) {
    return new WebResponse(status, "text/plain; charset=utf-8", (line + "\n").getBytes(UTF_8));
  }

  public static WebResponse json(byte[] document) {
    return new WebResponse(OK, "application/json", document);
  }
}
