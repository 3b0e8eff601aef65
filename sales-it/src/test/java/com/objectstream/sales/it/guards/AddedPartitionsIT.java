package com.objectstream.sales.it.guards;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.it.harness.TopicChanges;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Partitions that a topic gets while the job runs are read from their first record on. */
@ExtendWith(SharedServers.class)
class AddedPartitionsIT {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  void storesTheRecordsOfPartitionsThatAreAddedWhileItRuns(Pipeline pipeline) {
    String topic = pipeline.topic();
    try (var job = JobProcess.start(pipeline).awaitReading()) {
      send(pipeline, 0);
      awaitStored(pipeline, job, List.of(topic + "/0/0"));

      new TopicChanges(pipeline.servers(), topic).addPartitions(4);
      send(pipeline, 3);
      send(pipeline, 3);
      send(pipeline, 2);
      send(pipeline, 0);

      awaitStored(
          pipeline,
          job,
          List.of(topic + "/0/0", topic + "/3/0", topic + "/3/1", topic + "/2/0", topic + "/0/1"));
    }
  }

  private static void send(Pipeline pipeline, int partition) {
    byte[] sale = Events.sale("cup", 1).getBytes(UTF_8);
    pipeline.send(new ProducerRecord<>(pipeline.topic(), partition, null, sale));
  }

  private static void awaitStored(Pipeline pipeline, JobProcess job, List<String> saleIds) {
    await()
        .atMost(SOON)
        .untilAsserted(
            () ->
                assertThat(pipeline.sales())
                    .as(job::stderr)
                    .extracting(StoredSale::saleId)
                    .containsExactlyInAnyOrderElementsOf(saleIds));
  }
}
