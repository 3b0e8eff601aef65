package com.objectstream.sales.job.batch;

import static com.objectstream.sales.transform.RejectReason.TOO_LARGE;

import com.objectstream.sales.job.kafka.source.KafkaRecord;
import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedLines;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.SaleTime;
import com.objectstream.sales.transform.source.SourcePosition;
import com.objectstream.sales.transform.source.WriteTimestamp;
import java.time.ZoneId;
import java.util.Iterator;
import java.util.Optional;
import java.util.function.Function;

/**
 * One task of a batch: takes its records, turns each into lines, once, and each line into a sale or
 * a reject, and hands it to the sink of its kind.
 */
public final class BatchTask {
  /** Of a value that the last sales may hold on to until the end of the task. */
  private static final int MOST_HELD_BYTES = 4 << 10;

  private final SaleParser parser;
  private final ZoneId zone;
  private final Sink<IdentifiedSale> sales;
  private final Sink<RejectedRecord> rejects;
  private final OffsetTally offsets = new OffsetTally();
  private final Newest.LastOnes<IdentifiedSale> lastSales = new Newest.LastOnes<>(Newest.MOST);
  private final Newest.LastOnes<Newest.Rejected> lastRejects = new Newest.LastOnes<>(Newest.MOST);
  private long read;
  private long nullValues;

  private BatchTask(
      SaleParser parser, ZoneId zone, Sink<IdentifiedSale> sales, Sink<RejectedRecord> rejects) {
    this.parser = parser;
    this.zone = zone;
    this.sales = sales;
    this.rejects = rejects;
  }

  /**
   * Takes all records, and returns when all of their lines are acknowledged.
   *
   * @param parser by the rules of this job
   * @param zone gives the calendar day of a sale
   * @param signals what is to be seen of the task while it runs
   * @throws IllegalStateException if a sink does not take a line, or the task is interrupted;
   *     nothing is sent any more then
   */
  public static BatchResult run(
      Iterator<KafkaRecord> records,
      SaleParser parser,
      ZoneId zone,
      Sink.Factory<IdentifiedSale> sales,
      Sink.Factory<RejectedRecord> rejects,
      TaskSignals signals) {
    if (!records.hasNext()) {
      return BatchResult.EMPTY;
    }
    Sink<RejectedRecord> rejectSink = rejects.open(signals);
    Sink<IdentifiedSale> saleSink = sales.open(signals);
    try {
      return new BatchTask(parser, zone, saleSink, rejectSink).run(records);
    } catch (InterruptedException e) {
      abort(saleSink, rejectSink);
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the job was stopped while it wrote", e);
    } catch (RuntimeException | Error e) {
      abort(saleSink, rejectSink);
      throw e;
    }
  }

  private static void abort(Sink<?> sales, Sink<?> rejects) {
    sales.abort();
    rejects.abort();
  }

  private BatchResult run(Iterator<KafkaRecord> records) throws InterruptedException {
    while (records.hasNext()) {
      take(records.next());
    }
    return BatchResult.ofRead(read, nullValues, offsets.offsets())
        .plus(sales.finish())
        .plus(rejects.finish())
        .with(
            new Newest(
                lastSales.newestFirst(Newest.Row::of),
                lastRejects.newestFirst(Function.identity())));
  }

  private void take(KafkaRecord record) throws InterruptedException {
    offsets.count(record.partition(), record.offset());
    if (!record.hasValue()) {
      read++;
      nullValues++;
      return;
    }
    SourcePosition first = record.firstPosition();
    long now = System.currentTimeMillis();
    ParsedLines lines = parser.lines(record.value());
    while (lines.hasNext()) {
      ParsedLine line = lines.next();
      read++;
      if (line instanceof ParsedSale sale) {
        IdentifiedSale identified = identified(sale, record, first, now);
        Optional<String> tooLarge = sales.write(identified);
        if (tooLarge.isPresent()) {
          reject(lines.reject(TOO_LARGE, tooLarge.get()), record, first);
        } else {
          lastSales.add(identified);
        }
      } else {
        reject((Reject) line, record, first);
      }
    }
    if (record.value().length > MOST_HELD_BYTES) {
      lastSales.replaceAll(IdentifiedSale::detached);
    }
  }

  private IdentifiedSale identified(
      ParsedSale sale, KafkaRecord record, SourcePosition first, long now) {
    SourcePosition place = first.ofLine(sale.line());
    long soldAt = sale.timestampMs();
    long recordTime = place.recordTimestamp().orElseThrow();
    return new IdentifiedSale(
        sale,
        place,
        SaleTime.epochDayOf(soldAt, zone),
        WriteTimestamp.micros(recordTime, soldAt, now, place.offset(), place.line()),
        record.partition(),
        record.offset(),
        record.timestamp());
  }

  private void reject(Reject reject, KafkaRecord record, SourcePosition first)
      throws InterruptedException {
    var rejected = new RejectedRecord(reject, first, Optional.ofNullable(record.key()));
    rejects.write(rejected);
    lastRejects.add(Newest.Rejected.of(rejected)); // not its bytes, which may be half the heap
  }
}
