package com.objectstream.sales.job.command;

import com.objectstream.sales.job.metrics.LogFields;
import java.nio.charset.StandardCharsets;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.core.Appender;
import org.apache.logging.log4j.core.LoggerContext;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.LoggerConfig;
import org.apache.logging.log4j.core.layout.PatternLayout;

/** How a line of the log looks. */
enum LogFormat {
  /** As the configuration of the log has it. */
  TEXT,
  /** One JSON object a line, with the figures of a batch as fields. */
  JSON;

  private static final String PATTERN =
      "{\"time\":\"%d{yyyy-MM-dd'T'HH:mm:ss.SSS'Z'}{UTC}\",\"level\":\"%level\","
          + "\"logger\":\"%enc{%logger}{JSON}\",\"message\":\"%enc{%msg}{JSON}\""
          + "%notEmpty{,%X{"
          + LogFields.KEY
          + "}}%notEmpty{,\"error\":\"%enc{%replace{%throwable}{^\\s}{}}{JSON}\"}}%n";

  /** Lets the log go on in this format, wherever it goes to the console. */
  void use() {
    if (this == JSON && LogManager.getContext(false) instanceof LoggerContext context) {
      Configuration log = context.getConfiguration();
      for (Appender appender : log.getAppenders().values().toArray(Appender[]::new)) {
        if (appender instanceof ConsoleAppender console) {
          replace(console, log);
        }
      }
      context.updateLoggers();
    }
  }

  /** The layout that a console gets. */
  static PatternLayout json() {
    return PatternLayout.newBuilder()
        .withPattern(PATTERN)
        .withCharset(StandardCharsets.UTF_8)
        .withAlwaysWriteExceptions(false)
        .build();
  }

  private static void replace(ConsoleAppender console, Configuration log) {
    ConsoleAppender other =
        ConsoleAppender.newBuilder()
            .setName(console.getName())
            .setTarget(console.getTarget())
            .setLayout(json())
            .setConfiguration(log)
            .build();
    other.start();
    for (LoggerConfig logger : log.getLoggers().values()) {
      if (logger.getAppenders().containsKey(console.getName())) {
        logger.removeAppender(console.getName());
        logger.addAppender(other, null, null);
      }
    }
  }
}
