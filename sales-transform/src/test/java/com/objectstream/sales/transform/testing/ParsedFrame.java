package com.objectstream.sales.transform.testing;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.spark.ResultColumns;
import com.objectstream.sales.transform.spark.SaleEvents;
import com.objectstream.sales.transform.spark.SaleLines;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.functions;

/**
 * What a parsed frame must hold, in any order:
 *
 * <pre>{@code
 * ParsedFrame.of(SaleLines.in(UTC).parse(frame))
 *     .hasSales(TestSale.plates().event())
 *     .hasRejects("MISSING_FIELD", "TOO_LARGE");
 * }</pre>
 *
 * Each method throws an {@link AssertionError} that tells both sides.
 */
public final class ParsedFrame {
  private final Dataset<Row> lines;

  private ParsedFrame(Dataset<Row> lines) {
    this.lines = lines;
  }

  /**
   * A frame with the columns of {@link SaleLines#schema}, whatever else it has; of a struct, {@code
   * frame.select("sale.*")}.
   *
   * @param lines a parsed frame of a batch
   * @return what can be asked of it
   */
  public static ParsedFrame of(Dataset<Row> lines) {
    return new ParsedFrame(lines);
  }

  /**
   * These sales and no others, each with the identity that it has in the frame: {@code
   * TestSale.plates().identified("item_sales/3/42").event()}.
   *
   * @param sales all that the frame holds
   * @return this
   */
  public ParsedFrame hasSales(SaleEvent... sales) {
    return requireSame("sales", List.of(sales), SaleEvents.of(lines).collectAsList());
  }

  /**
   * Rejects with these codes and no others, each as often as it is named.
   *
   * @param codes all that the frame holds
   * @return this
   */
  public ParsedFrame hasRejects(String... codes) {
    List<String> found =
        lines.select(functions.col(ResultColumns.REJECT_REASON)).collectAsList().stream()
            .map(row -> row.getString(0))
            .filter(Objects::nonNull)
            .toList();
    return requireSame("rejects", List.of(codes), found);
  }

  private ParsedFrame requireSame(String what, List<?> expected, List<?> found) {
    if (!sorted(expected).equals(sorted(found))) {
      throw new AssertionError(
          "%s are not as expected%nexpected %s%nfound    %s"
              .formatted(what, sorted(expected), sorted(found)));
    }
    return this;
  }

  private static List<String> sorted(List<?> objects) {
    return Stream.of(objects.toArray()).map(Object::toString).sorted().toList();
  }
}
