package com.objectstream.sales.job.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstream.sales.job.metrics.LogFields;
import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import org.apache.logging.log4j.Level;
import org.apache.logging.log4j.core.impl.Log4jLogEvent;
import org.apache.logging.log4j.message.SimpleMessage;
import org.apache.logging.log4j.util.SortedArrayStringMap;
import org.junit.jupiter.api.Test;
import org.slf4j.MDC;

/** A line of the log as JSON: one object, whatever the message holds. */
class LogFormatTest {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Test
  void writesOneObjectALine() throws IOException {
    assertThat(logged("a \"quoted\"\nline\u001b[2J \\ é", Optional.empty(), Optional.empty()))
        .isEqualTo(
            JSON.readTree(
                """
                {"time":"2018-06-29T12:00:00.007Z","level":"WARN","logger":"com.example.Job",
                 "message":"a \\"quoted\\"\\nline\\u001b[2J \\\\ é"}"""));
  }

  @Test
  void hasTheFiguresOfABatchAsFields() throws IOException {
    var fields = new String[1];
    LogFields.with(Map.of("batch", 12L), () -> fields[0] = MDC.get(LogFields.KEY));
    assertThat(fields[0]).isEqualTo("\"batch\":12");

    assertThat(logged("m", Optional.of("\"batch\":12,\"state\":\"behind\""), Optional.empty()))
        .isEqualTo(
            JSON.readTree(
                """
                {"time":"2018-06-29T12:00:00.007Z","level":"WARN","logger":"com.example.Job",
                 "message":"m","batch":12,"state":"behind"}"""));
  }

  @Test
  void keepsAnExceptionOnTheLine() throws IOException {
    JsonNode line =
        logged("m", Optional.empty(), Optional.of(new IllegalStateException("down\nat night")));

    assertThat(line.get("error").asText())
        .startsWith("java.lang.IllegalStateException: down\nat night")
        .contains("\tat ");
  }

  private static JsonNode logged(
      String message, Optional<String> fields, Optional<Throwable> thrown) throws IOException {
    var context = new SortedArrayStringMap();
    fields.ifPresent(json -> context.putValue(LogFields.KEY, json));
    String line =
        LogFormat.json()
            .toSerializable(
                Log4jLogEvent.newBuilder()
                    .setLevel(Level.WARN)
                    .setLoggerName("com.example.Job")
                    .setTimeMillis(1_530_273_600_007L)
                    .setMessage(new SimpleMessage(message))
                    .setContextData(context)
                    .setThrown(thrown.orElse(null))
                    .build());
    assertThat(line).endsWith("}\n").hasLineCount(1);
    return JSON.readTree(line);
  }
}
