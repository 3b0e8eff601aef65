package com.objectstream.sales.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.Layout;
import org.apache.logging.log4j.core.appender.ConsoleAppender;
import org.apache.logging.log4j.core.config.Configuration;
import org.apache.logging.log4j.core.config.ConfigurationSource;
import org.apache.logging.log4j.core.config.properties.PropertiesConfigurationFactory;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.junit.jupiter.api.Test;

/** What a user of {@code bin/sales} sees of a log event. */
class LogLayoutTest {
  private static final String TIME = "\\d\\d:\\d\\d:\\d\\d ";

  @Test
  void logsAnExceptionOnTheLineOfItsMessage() throws IOException {
    assertThat(logged("no answer", new IllegalStateException("node 1 is down\n  at midnight")))
        .matches(TIME + "WARN  no answer: java\\.lang\\.IllegalStateException: node 1 is down\n");
  }

  @Test
  void endsALineWithoutAnException() throws IOException {
    assertThat(logged("Café №1", null)).matches(TIME + "WARN  Café №1\n");
  }

  @Test
  void keepsTheLinesOfAMessage() throws IOException {
    assertThat(logged("the log ends with:\n  one\n  two", null))
        .matches(TIME + "WARN  the log ends with:\n  one\n  two\n");
  }

  @Test
  void letsNoTextMoveTheCursor() throws IOException {
    assertThat(logged("a\u001b[2Jb\r\u009bc\u202e", new IllegalStateException("\u001b]0;d\u0007")))
        .matches(TIME + "WARN  a\\?\\[2Jb\\?\\?c\\?: java\\.lang\\.\\w+: \\?\\]0;d\\?\n");
  }

  @Test
  void leavesOutThatAnAdminClientOfKafkaEndedAndNoOtherThread() throws IOException {
    String logger = "org.apache.kafka.common.utils.KafkaThread";

    assertThat(isLogged(logger, "Uncaught exception in thread 'kafka-admin-client-thread | a-1':"))
        .isFalse();
    assertThat(isLogged(logger, "Uncaught exception in thread 'kafka-producer-network-thread':"))
        .isTrue();
  }

  private static boolean isLogged(String logger, String message) throws IOException {
    var event =
        Log4jLogEvent.newBuilder()
            .setLevel(Level.ERROR)
            .setLoggerName(logger)
            .setMessage(new SimpleMessage(message))
            .build();
    return !configuration().getLoggerConfig(logger).isFiltered(event);
  }

  private static String logged(String message, Throwable thrown) throws IOException {
    return new String(
        layout()
            .toByteArray(
                Log4jLogEvent.newBuilder()
                    .setLevel(Level.WARN)
                    .setMessage(new SimpleMessage(message))
                    .setThrown(thrown)
                    .build()),
        UTF_8);
  }

  /** Of the file that {@code bin/sales} logs by; a test has another one in front of it. */
  private static Layout<?> layout() throws IOException {
    ConsoleAppender appender = configuration().getAppender("stderr");
    return appender.getLayout();
  }

  private static Configuration configuration() throws IOException {
    try (InputStream file = LogLayoutTest.class.getResourceAsStream("/log4j2.properties")) {
      var configuration =
          new PropertiesConfigurationFactory()
              .getConfiguration(null, new ConfigurationSource(file));
      configuration.initialize();
      return configuration;
    }
  }
}
