package com.objectstream.sales.job.http;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Base64;
import java.util.List;

/** User and password of basic authentication. */
public final class PagePassword {
  /** Editors put it there unseen, and no browser sends it. */
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private static final String SCHEME = "Basic ";

  private final byte[] digest;

  PagePassword(String userAndPassword) {
    this.digest = digest(userAndPassword.getBytes(UTF_8));
  }

  /**
   * Reads a file of one line, {@code user:password}.
   *
   * @throws IllegalArgumentException if it cannot be read or is no such file; without its content
   */
  public static PagePassword read(Path file) {
    List<String> lines;
    try {
      lines = Files.readAllLines(file, UTF_8);
    } catch (IOException e) {
      throw new IllegalArgumentException(
          "cannot read %s given by --page-password-file: %s".formatted(file, reason(e, file)));
    }
    if (lines.size() != 1 || !lines.get(0).matches("[^:]+:.+")) {
      throw new IllegalArgumentException(
          "%s given by --page-password-file is not one line user:password".formatted(file));
    }
    if (lines.get(0).startsWith(BYTE_ORDER_MARK)) {
      throw new IllegalArgumentException(
          "%s given by --page-password-file begins with a byte order mark: save it without"
              .formatted(file));
    }
    return new PagePassword(lines.get(0));
  }

  private static String reason(IOException failure, Path file) {
    if (failure instanceof CharacterCodingException) {
      return "it is not UTF-8";
    }
    return Files.exists(file) ? failure.toString() : "there is no such file";
  }

  /**
   * Whether a header {@code Authorization} has this user and password; takes as long for any.
   *
   * @param header null if the request has none
   */
  boolean matches(String header) {
    if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
      return false;
    }
    try {
      byte[] given = Base64.getDecoder().decode(header.substring(SCHEME.length()).strip());
      return MessageDigest.isEqual(digest, digest(given)); // digests have one length
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  private static byte[] digest(byte[] text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e); // every Java has it
    }
  }

  @Override
  public String toString() {
    return "a password";
  }
}
