package com.objectstream.sales.job.batch;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.source.SourcePosition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/**
 * The newest rows and rejects of a batch, for people to look at: at most {@value #MOST} each, the
 * newest first.
 */
public record Newest(List<Row> rows, List<Rejected> rejects) implements Serializable {
  /** Of each kind. */
  public static final int MOST = 20;

  /** Bytes of a reject's line that are kept. */
  public static final int MOST_BYTES = 1024;

  /** Characters of a text of a row that are kept. */
  private static final int MOST_CHARACTERS = 200;

  /** Nothing stored, nothing rejected. */
  public static final Newest NONE = new Newest(List.of(), List.of());

  /**
   * A stored row; long texts are cut.
   *
   * @param itemName empty if it is unknown
   * @param readAt timestamp of the record, epoch milliseconds
   */
  public record Row(
      String storeId,
      long epochDay,
      long timestampMs,
      String itemId,
      String saleId,
      String itemName,
      int itemSold,
      int partition,
      long offset,
      long readAt)
      implements Serializable {
    static Row of(IdentifiedSale sale) {
      SaleEvent event = sale.event();
      return new Row(
          cut(event.storeId()),
          sale.epochDay(),
          event.timestampMs(),
          cut(event.itemId()),
          cut(sale.saleId()),
          cut(event.itemName().orElse("")),
          event.itemSold(),
          sale.partition(),
          sale.offset(),
          sale.recordTimestamp());
    }
  }

  /**
   * A line that became a reject.
   *
   * @param topic where it was read first, with partition, offset and line
   * @param detail one sentence for a person
   * @param line of the value, from 0
   * @param bytes how many the line has
   * @param value its bytes as text, cut at {@value #MOST_BYTES}; what is no UTF-8 is shown as �
   * @param readAt timestamp of the record, epoch milliseconds; 0 if it is not known
   */
  public record Rejected(
      String reason,
      String detail,
      String topic,
      int partition,
      long offset,
      int line,
      int bytes,
      String value,
      long readAt)
      implements Serializable {
    static Rejected of(RejectedRecord rejected) {
      SourcePosition place = rejected.place();
      byte[] value = rejected.reject().value();
      return new Rejected(
          rejected.reject().code(),
          rejected.reject().detail(),
          place.topic(),
          place.partition(),
          place.offset(),
          place.line(),
          value.length,
          new String(Arrays.copyOf(value, Math.min(value.length, MOST_BYTES)), UTF_8),
          place.recordTimestamp().orElse(0));
    }
  }

  /** The last few of many things that pass by; to keep one costs a store into an array. */
  static final class LastOnes<T> {
    private final Object[] kept;
    private long count;

    LastOnes(int most) {
      this.kept = new Object[most];
    }

    void add(T one) {
      kept[(int) (count++ % kept.length)] = one;
    }

    /** Those that are kept, in place of which others are. */
    @SuppressWarnings("unchecked") // only add puts something in
    void replaceAll(UnaryOperator<T> other) {
      for (int i = 0; i < Math.min(count, kept.length); i++) {
        kept[i] = other.apply((T) kept[i]);
      }
    }

    /** The last first, each as it is to be kept for longer. */
    @SuppressWarnings("unchecked") // only add puts something in
    <R> List<R> newestFirst(Function<T, R> shown) {
      var newest = new ArrayList<R>();
      for (long i = count - 1; i >= Math.max(0, count - kept.length); i--) {
        newest.add(shown.apply((T) kept[(int) (i % kept.length)]));
      }
      return List.copyOf(newest);
    }
  }

  /** Both together. */
  public Newest plus(Newest other) {
    return new Newest(
        newest(rows, other.rows, Comparator.comparingLong(Row::readAt)),
        newest(rejects, other.rejects, Comparator.comparingLong(Rejected::readAt)));
  }

  private static <T> List<T> newest(List<T> one, List<T> other, Comparator<T> byAge) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isEmpty() ? other : one;
    }
    return Stream.concat(other.stream(), one.stream())
        .sorted(byAge.reversed())
        .limit(MOST)
        .toList();
  }

  private static String cut(String text) {
    return text.length() > MOST_CHARACTERS ? text.substring(0, MOST_CHARACTERS) + '…' : text;
  }
}
