package com.objectstream.sales.it.harness;

import com.datastax.oss.driver.api.core.cql.SimpleStatement;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.clients.admin.RecordsToDelete;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;

/** What a judge has to find: changes of a pipeline's results by someone who is not the job. */
public record CheckpointTampering(Pipeline pipeline) {
  public void delete(StoredSale sale) {
    execute("DELETE FROM %s", sale);
  }

  public void setItemSold(StoredSale sale, int itemSold) {
    execute("UPDATE %s SET item_sold = " + itemSold, sale);
  }

  private void execute(String verb, StoredSale sale) {
    execute(
        verb
            + " WHERE store_id = ? AND timestamp_dt = ? AND timestamp_ms = ? AND item_id = ?"
            + " AND sale_id = ?",
        sale.storeId(),
        sale.day(),
        sale.at(),
        sale.itemId(),
        sale.saleId());
  }

  public void insert(StoredSale sale) {
    execute(
        "INSERT INTO %s (store_id, timestamp_dt, timestamp_ms, item_id, sale_id, item_name,"
            + " item_sold) VALUES (?, ?, ?, ?, ?, ?, ?)",
        sale.storeId(),
        sale.day(),
        sale.at(),
        sale.itemId(),
        sale.saleId(),
        sale.itemName(),
        sale.itemSold());
  }

  private void execute(String cql, Object... values) {
    String table = pipeline.keyspace() + ".dg_item_sales";
    pipeline.cassandra().execute(SimpleStatement.newInstance(cql.formatted(table), values));
  }

  public void deleteFirstReject() {
    Map<String, Object> properties =
        Map.of(
            AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG,
            pipeline.servers().kafka().bootstrapServers());
    try (Admin admin = Admin.create(properties)) {
      var rejects = new TopicPartition(pipeline.dlqTopic(), 0);
      admin.deleteRecords(Map.of(rejects, RecordsToDelete.beforeOffset(1))).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  /** The same reject once more. */
  public static ProducerRecord<byte[], byte[]> copy(ConsumerRecord<byte[], byte[]> reject) {
    return new ProducerRecord<>(reject.topic(), 0, reject.key(), reject.value(), reject.headers());
  }
}
