package com.objectstream.sales.job.page;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.job.batch.BatchResult;
import com.objectstream.sales.job.batch.Newest;
import com.objectstream.sales.job.checkpoint.CheckpointFiles;
import com.objectstream.sales.job.checkpoint.CheckpointReader;
import com.objectstream.sales.job.metrics.CommittedTotals;
import com.objectstream.sales.job.metrics.CommittedTotals.LastBatch;
import com.objectstream.sales.job.metrics.JobState;
import com.objectstream.sales.job.metrics.MonitoredJob;
import com.objectstream.sales.job.metrics.PartitionLag;
import com.objectstream.sales.job.page.History.Sample;
import com.objectstream.sales.job.page.NewestEvents.Reject;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;

/** The documents of the API. */
class PageDocumentsTest {
  private static final Instant NOON = Instant.parse("2018-06-29T12:00:00Z");
  private static final Path DOCUMENTATION = Path.of("..", "docs", "operations.md");

  @Test
  void tellWhatIsNotKnownAsNull() {
    PageState state = PageState.of(state(CommittedTotals.NONE), job("item_sales_dlq"), "r", "1", 5);

    assertThat(state.partitions()).containsExactly(new PageState.Partition(0, 7, null, null, null));
    assertThat(state.lagRecords()).isNull();
    assertThat(state.batch()).isNull();
    assertThat(new ObjectMapper().<JsonNode>valueToTree(state).at("/verdict/kind").asText())
        .isEqualTo("UNKNOWN");
  }

  @Test
  void giveTheCommandThatReplaysAReject() {
    assertThat(reject("item_sales", "item_sales_dlq").replay())
        .isEqualTo(
            "bin/sales dlq replay --bootstrap-servers h:9092 --from-topic item_sales"
                + " --from-partition 3 --from-offset 42");
    assertThat(reject("returns", "bad").replay())
        .endsWith(
            "--from-topic returns --from-partition 3 --from-offset 42 --topic returns --dlq-topic bad");
    assertThat(reject("item_sales", "bad").place()).isEqualTo("item_sales/3/42/2");
  }

  @Test
  void areDocumentedFieldByField() throws IOException {
    String text = Files.readString(DOCUMENTATION);

    assertThat(
            Stream.of(PageState.class, Sample.class, DayTotals.class, DayTotals.Total.class)
                .flatMap(document -> Stream.of(document.getRecordComponents()))
                .map(RecordComponent::getName))
        .allMatch(name -> text.contains("`" + name + "`"));
  }

  @Test
  void haveNoNameForAnItemWhoseNameIsNotKnown() {
    assertThat(row("").name()).isNull();
    assertThat(row("Cup").name()).isEqualTo("Cup");
  }

  private static NewestEvents.Row row(String itemName) {
    var newest = new Newest.Row("shop", 17_711, 1, "cup", "a", itemName, 5, 3, 42, 2);
    return NewestEvents.Row.of(newest, "item_sales");
  }

  private static Reject reject(String topic, String dlqTopic) {
    var newest =
        new Newest(
            List.of(), List.of(new Newest.Rejected("CODE", "why", topic, 3, 42, 2, 1, "{", 9)));
    BatchResult result = BatchResult.EMPTY;
    var totals =
        CommittedTotals.NONE.plus(
            new BatchResult(
                0,
                0,
                result.rejected(),
                result.skipped(),
                result.offsets(),
                result.delays(),
                newest),
            new LastBatch(0, NOON, Duration.ZERO));
    return NewestEvents.of(state(totals), job(dlqTopic)).rejects().get(0);
  }

  private static MonitoredJob job(String dlqTopic) {
    return new MonitoredJob(
        KafkaConnection.to("h:9092"),
        "item_sales",
        dlqTopic,
        "dg_store.dg_item_sales",
        new TreeMap<>(),
        new CheckpointReader(CheckpointFiles.at("target/none", new Configuration()), "item_sales"),
        new TreeMap<>(),
        Duration.ofMinutes(2),
        new TreeSet<>(),
        Optional.empty());
  }

  private static JobState state(CommittedTotals totals) {
    return new JobState(
        NOON,
        JobState.Phase.RUNNING,
        "",
        totals,
        new TreeMap<>(Map.of(0, new PartitionLag(7, OptionalLong.empty(), OptionalDouble.empty()))),
        new JobState.Retries(0, 0),
        new JobState.Waiting(Duration.ZERO, Duration.ZERO, Duration.ofMinutes(2)),
        new JobState.Trend(0, OptionalDouble.empty(), Duration.ZERO),
        Duration.ZERO);
  }
}
