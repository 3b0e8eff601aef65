package com.objectstream.sales.local.bench.contender;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.cassandra.session.DriverSessions;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import com.objectstream.sales.model.SaleColumns;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.sql.ForeachWriter;
import org.apache.spark.sql.Row;

/** The article's way: a {@code ForeachWriter} that executes a CQL string for each row. */
record ArticleContender(String name, BenchSite site, Workload workload) implements Contender {
  @Override
  public MeasuredWork prepare() {
    var writer = new ArticleWriter(site.servers().cassandra(), site.table().name());
    return FromJsonSales.stored(site, workload.topic(), sales -> sales.foreach(writer));
  }

  /** Opens a session for each partition of each batch, and waits for each row. Not an example. */
  private static final class ArticleWriter extends ForeachWriter<Row> {
    private static final long serialVersionUID = 1L;
    private static final List<String> TEXTS =
        List.of(
            SaleColumns.STORE_ID,
            SaleColumns.TIMESTAMP_DT,
            SaleColumns.ITEM_ID,
            SaleColumns.SALE_ID,
            SaleColumns.ITEM_NAME);

    private final CassandraConnection cassandra;
    private final String table;
    private transient CqlSession session;

    ArticleWriter(CassandraConnection cassandra, String table) {
      this.cassandra = cassandra;
      this.table = table;
    }

    @Override
    public boolean open(long partitionId, long epochId) {
      session = DriverSessions.open(cassandra);
      return true;
    }

    @Override
    public void process(Row sale) {
      session.execute(insert(sale));
    }

    private String insert(Row sale) {
      String names =
          Stream.concat(TEXTS.stream(), Stream.of(SaleColumns.TIMESTAMP_MS, SaleColumns.ITEM_SOLD))
              .collect(Collectors.joining(", "));
      String texts = TEXTS.stream().map(name -> text(sale, name)).collect(Collectors.joining(", "));
      long time = sale.<java.sql.Timestamp>getAs(SaleColumns.TIMESTAMP_MS).getTime();
      int sold = sale.getAs(SaleColumns.ITEM_SOLD);
      return Counted.text(
          "INSERT INTO %s (%s) VALUES (%s, %d, %d)", table, names, texts, time, sold);
    }

    private static String text(Row sale, String column) {
      Object value = sale.getAs(column);
      return value == null ? "null" : "'" + value.toString().replace("'", "''") + "'";
    }

    @Override
    public void close(Throwable errorOrNull) {
      if (session != null) {
        session.close();
      }
    }
  }
}
