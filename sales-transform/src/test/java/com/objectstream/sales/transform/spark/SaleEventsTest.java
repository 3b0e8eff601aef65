package com.objectstream.sales.transform.spark;

import static java.time.ZoneOffset.UTC;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.model.SaleEvent;
import com.objectstream.sales.transform.testing.TestSale;
import java.util.List;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Encoders;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.junit.jupiter.api.Test;

class SaleEventsTest {
  private static final SaleEvent PLATES = TestSale.plates().event();
  private static final SaleEvent RETURN =
      TestSale.plates().unnamed().sold(-1).identified("536365-0").event();

  private final SparkSession spark = LocalSpark.session();

  @Test
  void keepsSalesInADataset() {
    Dataset<SaleEvent> sales =
        spark.createDataset(List.of(PLATES, RETURN), SaleEvents.encoder()).repartition(2);

    assertThat(sales.collectAsList()).containsExactlyInAnyOrder(PLATES, RETURN);
  }

  @Test
  void makesSalesOfTheLinesThatAreSome() {
    String value = TestSale.plates().json() + "\n{}\n" + new TestSale(RETURN).json();
    Dataset<Row> frame = spark.createDataset(List.of(value), Encoders.STRING()).toDF();

    assertThat(SaleEvents.of(SaleLines.in(UTC).parse(frame)).collectAsList())
        .containsExactly(PLATES, RETURN);
    assertThat(
            SaleEvents.of(
                    SaleLines.in(UTC)
                        .placedBy(functions.lit("q"))
                        .into("sale")
                        .parse(frame)
                        .select("sale.*"))
                .collectAsList())
        .containsExactly(TestSale.plates().identified("q").event(), RETURN);
  }
}
