package com.objectstream.sales.job.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.job.kafka.source.KafkaRecord;
import java.util.Optional;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;
import org.apache.kafka.common.record.TimestampType;

/** Records of partition 3 of item_sales. */
final class SaleRecords {
  static final long EVENING_OF_29_JUNE_2018 = 1_530_305_100_936L;
  static final String SALE =
      "{\"item_id\":\"cup\",\"store_id\":\"s\",\"timestamp_ms\":1530305100936,\"item_sold\":1}";

  private SaleRecords() {}

  /** One of that evening; its value may be null. */
  static KafkaRecord record(long offset, String value) {
    byte[] bytes = value == null ? null : value.getBytes(UTF_8);
    return record(offset, bytes, EVENING_OF_29_JUNE_2018, new RecordHeaders());
  }

  static KafkaRecord record(long offset, byte[] value, long timestamp, Headers headers) {
    return KafkaRecord.of(
        new ConsumerRecord<>(
            "item_sales",
            3,
            offset,
            timestamp,
            TimestampType.CREATE_TIME,
            0,
            value == null ? 0 : value.length,
            null,
            value,
            headers,
            Optional.empty()));
  }
}
