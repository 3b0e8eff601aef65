package com.objectstream.sales.local.server.process;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The end of a server's log, shown when the server fails, as its folder may be gone soon after.
 *
 * @param file the log
 */
record LogTail(Path file) {
  private static final Logger LOG = LoggerFactory.getLogger(LogTail.class);
  private static final int LINES = 20;
  private static final Pattern TELLING = Pattern.compile("ERROR|FATAL|Exception|Error:");

  /** Logs the last lines, and returns the first of them that tells of an error, if one does. */
  String tell(String server) {
    List<String> lines = lines();
    LOG.error("the log of {} ends with:\n  {}", server, String.join("\n  ", lines));
    return lines.stream()
        .filter(line -> TELLING.matcher(line).find())
        .findFirst()
        .map(String::strip)
        .orElse("see the end of its log above");
  }

  List<String> lines() {
    try {
      List<String> all =
          new String(Files.readAllBytes(file), StandardCharsets.UTF_8).lines().toList();
      return all.subList(Math.max(0, all.size() - LINES), all.size());
    } catch (IOException e) {
      return List.of("cannot read " + file + ": " + e);
    }
  }
}
