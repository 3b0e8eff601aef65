package com.objectstream.sales.transform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.apache.spark.sql.functions.array_contains;
import static org.apache.spark.sql.functions.col;
import static org.apache.spark.sql.functions.udf;
import static org.apache.spark.sql.functions.when;

import java.util.HashMap;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.api.java.UDF1;
import org.apache.spark.sql.expressions.UserDefinedFunction;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Kafka records with where they were read first, so that a replayed line keeps its identity.
 *
 * <p>In: a column {@code headers}, as Spark's Kafka source gives it with {@code includeHeaders}.
 * Out: all other columns, and {@code origin}, which is null for a record that is no replay. For a
 * reject that was the second line of offset 42 of partition 3 and is now read at offset 99:
 *
 * <pre>
 * topic      partition offset origin
 * item_sales 0         99     {topic: item_sales, partition: 3, offset: 42, line: 1, attempt: 1}
 * </pre>
 *
 * A replay has topic, partition, offset, line and attempt of {@link RejectHeaders}, the last of
 * each name counts. A record that lacks one of them, or whose figures cannot be those of a reject,
 * is a record like any other.
 */
public final class OriginatedRecords {
  private static final String HEADER_KEY = "key";

  private OriginatedRecords() {}

  /** The records with their origin in place of their headers. */
  public static Dataset<Row> from(Dataset<Row> records) {
    return records
        .withColumn(SourceColumns.ORIGIN, originIn(col(SourceColumns.HEADERS)))
        .drop(SourceColumns.HEADERS);
  }

  /** The origin that headers tell, or null. */
  public static Column originIn(Column headers) {
    // Asked first in generated code: making Java objects of headers costs more than parsing a sale
    Column isReplay = array_contains(headers.getField(HEADER_KEY), RejectHeaders.ATTEMPT);
    return when(isReplay, reader().apply(headers));
  }

  private static UserDefinedFunction reader() {
    UDF1<Seq<Row>, Row> read = OriginatedRecords::read;
    return udf(read, Origin.COLUMNS).asNondeterministic();
  }

  private static Row read(Seq<Row> headers) {
    var texts = new HashMap<String, String>();
    for (Iterator<Row> each = headers.iterator(); each.hasNext(); ) {
      Row header = each.next();
      if (!header.isNullAt(1)) {
        texts.put(header.getString(0), new String((byte[]) header.get(1), UTF_8));
      }
    }
    return Origin.of(texts).map(Origin::toRow).orElse(null);
  }
}
