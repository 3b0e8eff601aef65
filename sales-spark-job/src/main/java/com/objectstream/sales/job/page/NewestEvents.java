package com.objectstream.sales.job.page;

import com.objectstream.sales.job.batch.Newest;
import com.objectstream.sales.job.metrics.JobState;
import com.objectstream.sales.job.metrics.MonitoredJob;
import com.objectstream.sales.model.SaleNames;
import java.time.LocalDate;
import java.util.List;

/**
 * The document {@code /api/newest}: rows and rejects of the newest batches. Texts of events are as
 * they came, whatever they hold.
 *
 * @param batch the newest one, -1 before the first
 */
record NewestEvents(long batch, List<Row> rows, List<Reject> rejects) {

  /**
   * A stored row.
   *
   * @param day {@code 2018-06-29}
   * @param time of the sale, epoch milliseconds
   * @param name null if it is unknown
   * @param place where it was read, {@code item_sales/3/42}
   */
  record Row(
      String store,
      String day,
      long time,
      String item,
      String name,
      int sold,
      String saleId,
      String place) {
    static Row of(Newest.Row row, String topic) {
      return new Row(
          row.storeId(),
          LocalDate.ofEpochDay(row.epochDay()).toString(),
          row.timestampMs(),
          row.itemId(),
          row.itemName().isEmpty() ? null : row.itemName(),
          row.itemSold(),
          row.saleId(),
          topic + "/" + row.partition() + "/" + row.offset());
    }
  }

  /**
   * A reject.
   *
   * @param place where it was read first, {@code item_sales/3/42/0}
   * @param line its bytes as text, cut
   * @param bytes how many the whole line has
   * @param time of the record, epoch milliseconds; 0 if it is not known
   * @param replay the command that sends it again
   */
  record Reject(
      String reason,
      String detail,
      String place,
      String line,
      int bytes,
      long time,
      String replay) {
    static Reject of(Newest.Rejected reject, MonitoredJob job) {
      return new Reject(
          reject.reason(),
          reject.detail(),
          reject.topic() + "/" + reject.partition() + "/" + reject.offset() + "/" + reject.line(),
          reject.value(),
          reject.bytes(),
          reject.readAt(),
          replayCommand(reject, job));
    }
  }

  static NewestEvents of(JobState state, MonitoredJob job) {
    Newest newest = state.totals().result().newest();
    return new NewestEvents(
        state.totals().last().map(last -> last.id()).orElse(-1L),
        newest.rows().stream().map(row -> Row.of(row, job.topic())).toList(),
        newest.rejects().stream().map(reject -> Reject.of(reject, job)).toList());
  }

  /** Names of topics have no character that a shell would take for another. */
  private static String replayCommand(Newest.Rejected reject, MonitoredJob job) {
    String command =
        "bin/sales dlq replay --bootstrap-servers %s --from-topic %s --from-partition %s --from-offset %s"
            .formatted(job.kafka(), reject.topic(), reject.partition(), reject.offset());
    return command
        + unlessDefault(" --topic ", reject.topic(), SaleNames.TOPIC)
        + unlessDefault(" --dlq-topic ", job.dlqTopic(), SaleNames.DLQ_TOPIC);
  }

  private static String unlessDefault(String option, String value, String usual) {
    return value.equals(usual) ? "" : option + value;
  }
}
