package com.objectstream.sales.it.stored;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.job.batch.BatchAccount;
import java.util.Map;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Sales of a transaction are stored when it is committed, and never if it is aborted. */
@ExtendWith(SharedServers.class)
class TransactionsIT {
  @Test
  void storesWhatIsCommittedAndNothingThatIsAborted(Pipeline pipeline) {
    try (var producer = producer(pipeline)) {
      producer.beginTransaction();
      send(producer, pipeline, 1);
      producer.commitTransaction();
      producer.beginTransaction();
      send(producer, pipeline, 2);
      producer.abortTransaction();
    }

    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 1, 0, 0));
    pipeline.send(Events.sale("cup", 3));
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 1, 0, 0));
    assertThat(pipeline.sales()).extracting(StoredSale::itemSold).containsExactlyInAnyOrder(1, 3);
  }

  @Test
  void endsBeforeAnOpenTransactionAndGoesOnWhenItIsCommitted(Pipeline pipeline) {
    try (var producer = producer(pipeline)) {
      pipeline.send(Events.sale("cup", 1));
      producer.beginTransaction();
      send(producer, pipeline, 2);
      producer.flush();
      pipeline.send(Events.sale("cup", 3));

      assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 1, 0, 0));

      producer.commitTransaction();
    }
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(2, 2, 0, 0));
    assertThat(pipeline.sales())
        .extracting(StoredSale::itemSold)
        .containsExactlyInAnyOrder(1, 2, 3);
  }

  private static KafkaProducer<byte[], byte[]> producer(Pipeline pipeline) {
    var bytes = new ByteArraySerializer();
    var producer =
        new KafkaProducer<>(
            Map.<String, Object>of(
                ProducerConfig.BOOTSTRAP_SERVERS_CONFIG,
                pipeline.servers().kafka().bootstrapServers(),
                ProducerConfig.TRANSACTIONAL_ID_CONFIG,
                pipeline.topic()),
            bytes,
            bytes);
    producer.initTransactions();
    return producer;
  }

  private static void send(KafkaProducer<byte[], byte[]> producer, Pipeline pipeline, int sold) {
    byte[] sale = Events.sale("cup", sold).getBytes(UTF_8);
    producer.send(new ProducerRecord<>(pipeline.topic(), 0, null, sale));
  }
}
