package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.objectstream.sales.model.PublishedSaleJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** The topic that a pipeline's stored sales are sent on to. */
public record OnwardTopic(Pipeline pipeline, String name) {
  private static final JsonMapper JSON = new JsonMapper();

  /** Makes the topic. */
  public static OnwardTopic create(Pipeline pipeline) {
    var topic = new OnwardTopic(pipeline, pipeline.topic() + "_onward");
    pipeline.servers().topics().create(topic.name, Pipeline.PARTITIONS, 1);
    return topic;
  }

  /** All that was sent, repeats too. */
  public List<ConsumerRecord<byte[], byte[]>> records() {
    return TopicRecords.of(pipeline.servers().kafka().bootstrapServers(), name);
  }

  /** What was sent, as a reader has it who passes over repeats. */
  public Set<String> sales() {
    return records().stream().map(OnwardTopic::sale).collect(Collectors.toSet());
  }

  /** What has to be there for the rows that are stored. */
  public Set<String> rows() {
    return pipeline.sales().stream().map(OnwardTopic::sale).collect(Collectors.toSet());
  }

  /** Where a sale was read first. */
  public static String source(ConsumerRecord<byte[], byte[]> sent) {
    return new String(sent.headers().lastHeader(PublishedSaleJson.SOURCE_HEADER).value(), UTF_8);
  }

  private static String sale(ConsumerRecord<byte[], byte[]> sent) {
    try {
      JsonNode json = JSON.readTree(sent.value());
      return "%s: %s|%s|%s|%s|%s|%s|%s"
          .formatted(
              new String(sent.key(), UTF_8),
              json.get("store_id").textValue(),
              json.get("timestamp_dt").textValue(),
              json.get("timestamp_ms").longValue(),
              json.get("item_id").textValue(),
              json.get("sale_id").textValue(),
              json.get("item_name").textValue(),
              json.get("item_sold").intValue());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String sale(StoredSale row) {
    return "%s: %s|%s|%s|%s|%s|%s|%s"
        .formatted(
            row.storeId(),
            row.storeId(),
            row.day(),
            row.at().toEpochMilli(),
            row.itemId(),
            row.saleId(),
            row.itemName(),
            row.itemSold());
  }
}
