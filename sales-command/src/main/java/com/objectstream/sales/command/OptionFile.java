package com.objectstream.sales.command;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.command.connection.SentFiles;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/** A text file that an option names, always in UTF-8. */
public final class OptionFile {
  private static final String BYTE_ORDER_MARK = "\ufeff";

  private OptionFile() {}

  /**
   * The text of a file, without a byte order mark; it may have been sent along with the job.
   *
   * @param named where it is
   * @param option that named it
   * @throws IllegalArgumentException if it cannot be read, with the reason
   */
  public static String read(Path named, String option) {
    Path file = SentFiles.find(named);
    if (Files.isDirectory(file)) {
      throw unreadable(file, option, "it is a directory");
    }
    try {
      String text = decoded(Files.readAllBytes(file), file, option);
      return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text;
    } catch (NoSuchFileException e) {
      throw unreadable(file, option, "there is no such file");
    } catch (AccessDeniedException e) {
      throw unreadable(file, option, "this user may not read it");
    } catch (IOException e) {
      throw unreadable(file, option, e.toString());
    }
  }

  /**
   * The properties of such a file by name, in a map of the caller's own.
   *
   * @throws IllegalArgumentException as {@link #read}
   */
  static SortedMap<String, String> readProperties(Path named, String option) {
    String text = read(named, option);
    var properties = new Properties();
    try {
      properties.load(new StringReader(text));
    } catch (IllegalArgumentException e) {
      throw unreadable(named, option, "a \\u in it is not followed by four hex digits");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    var values = new TreeMap<String, String>();
    properties.forEach((name, value) -> values.put((String) name, (String) value));
    return values;
  }

  private static String decoded(byte[] bytes, Path file, String option) {
    var chars = CharBuffer.allocate(bytes.length);
    var rest = ByteBuffer.wrap(bytes);
    CoderResult result = UTF_8.newDecoder().decode(rest, chars, true);
    if (result.isError()) {
      throw unreadable(file, option, "byte %d is not UTF-8".formatted(rest.position()));
    }
    return chars.flip().toString();
  }

  /** {@code cannot read /etc/sales given by --config: it is a directory}. */
  static IllegalArgumentException unreadable(Path file, String option, String why) {
    return new IllegalArgumentException(
        "cannot read %s given by %s: %s".formatted(file, option, why));
  }
}
