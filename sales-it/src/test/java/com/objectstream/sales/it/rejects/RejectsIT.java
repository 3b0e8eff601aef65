package com.objectstream.sales.it.rejects;

import static com.objectstream.sales.it.harness.BadLine.GOOD;
import static com.objectstream.sales.it.harness.BadLine.ONE_OF_EACH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.objectstream.sales.it.harness.BadLine;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.job.batch.BatchAccount;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A line that breaks a rule goes to the dead letter topic as it was, with the reason. */
@ExtendWith(SharedServers.class)
class RejectsIT {
  private static final Duration SOON = Duration.ofMinutes(1);

  @Test
  void keepsEachLineAsItWasWithItsReason(Pipeline pipeline) {
    var sent = new ArrayList<Long>();
    for (BadLine bad : ONE_OF_EACH) {
      byte[] key = bad.reason().getBytes(UTF_8);
      sent.add(
          pipeline.send(new ProducerRecord<>(pipeline.topic(), 0, key, bad.bytes())).timestamp());
    }

    assertThat(pipeline.streamOnce("first"))
        .isEqualTo(new BatchAccount(ONE_OF_EACH.size(), 0, ONE_OF_EACH.size(), 0));
    assertThat(pipeline.sales()).isEmpty();
    List<ConsumerRecord<byte[], byte[]>> rejects = pipeline.rejects();
    assertThat(rejects)
        .extracting(ConsumerRecord::value)
        .containsExactlyElementsOf(ONE_OF_EACH.stream().map(BadLine::bytes).toList());
    for (int offset = 0; offset < ONE_OF_EACH.size(); offset++) {
      String reason = ONE_OF_EACH.get(offset).reason();
      ConsumerRecord<byte[], byte[]> reject = rejects.get(offset);
      assertThat(new String(reject.key(), UTF_8)).isEqualTo(reason);
      assertThat(withoutMessage(reject))
          .isEqualTo(headersOf(pipeline, offset, 0, reason, sent.get(offset)));
      assertThat(headers(reject).get("__connect.errors.exception.message"))
          .isNotBlank()
          .hasSizeLessThanOrEqualTo(200);
    }
  }

  @Test
  void rejectsTheBadLinesOfAValueAndStoresTheGoodOnes(Pipeline pipeline) {
    String badName = GOOD.replace("}", ",\"item_name\":7}");
    RecordMetadata sent = pipeline.send(GOOD + "\n" + badName + "\n\n" + GOOD + "\n{");

    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(4, 2, 2, 0));
    assertThat(pipeline.sales()).hasSize(2);
    assertThat(pipeline.rejects())
        .extracting(reject -> new String(reject.value(), UTF_8))
        .containsExactly(badName, "{");
    assertThat(pipeline.rejects().stream().map(RejectsIT::withoutMessage))
        .containsExactly(
            headersOf(pipeline, 0, 1, "WRONG_TYPE", sent.timestamp()),
            headersOf(pipeline, 0, 4, "MALFORMED_JSON", sent.timestamp()));
    assertThat(headers(pipeline.rejects().get(0)).get("__connect.errors.exception.message"))
        .contains("item_name", "7");
  }

  @Test
  void rejectsWhatBreaksARuleThatTheUserAdds(Pipeline pipeline, @TempDir Path folder)
      throws IOException {
    Path stores = Files.writeString(folder.resolve("stores"), "Louvre - 2\n\nHermitage - 1\n");
    String elsewhere = Events.PLATES.replace("Hermitage - 1", "Prado - 3");
    pipeline.send(Events.PLATES + "\n" + Events.sale("cups", -24) + "\n" + elsewhere);
    String[] options = {"--max-item-sold", "23", "--stores", stores.toString()};

    try (var job = SalesProcess.start(pipeline.streamArguments(options))) {
      assertThat(job.await(SOON)).as(job::stderr).isZero();
      assertThat(job.stdout()).startsWith("stream: 3 lines read = 1 stored + 2 rejected");
    }

    assertThat(pipeline.rejects())
        .extracting(
            reject -> headers(reject).get("sales.reject.reason"),
            reject -> headers(reject).get("__connect.errors.exception.message"),
            reject -> new String(reject.value(), UTF_8))
        .containsExactly(
            tuple(
                "ITEM_SOLD_OUT_OF_RANGE",
                "item_sold is -24: give -23 to 23",
                Events.sale("cups", -24)),
            tuple(
                "UNKNOWN_STORE",
                "store_id is Prado - 3: give one of the 2 known stores",
                elsewhere));
  }

  private static Map<String, String> headersOf(
      Pipeline pipeline, int offset, int line, String reason, long timestamp) {
    return Map.of(
        "__connect.errors.topic",
        pipeline.topic(),
        "__connect.errors.partition",
        "0",
        "__connect.errors.offset",
        Integer.toString(offset),
        "sales.reject.reason",
        reason,
        "sales.line",
        Integer.toString(line),
        "sales.attempt",
        "1",
        "sales.timestamp",
        Long.toString(timestamp));
  }

  private static Map<String, String> withoutMessage(ConsumerRecord<byte[], byte[]> reject) {
    Map<String, String> headers = headers(reject);
    headers.remove("__connect.errors.exception.message");
    return headers;
  }

  private static Map<String, String> headers(ConsumerRecord<byte[], byte[]> reject) {
    var headers = new LinkedHashMap<String, String>();
    Stream.of(reject.headers().toArray())
        .forEach(header -> headers.put(header.key(), new String(header.value(), UTF_8)));
    return headers;
  }
}
