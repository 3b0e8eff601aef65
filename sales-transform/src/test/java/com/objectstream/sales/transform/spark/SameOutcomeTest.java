package com.objectstream.sales.transform.spark;

import static java.time.ZoneOffset.UTC;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toList;
import static org.apache.spark.sql.functions.col;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.transform.ParsedLine;
import com.objectstream.sales.transform.ParsedSale;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.SaleLimits;
import com.objectstream.sales.transform.SaleParser;
import com.objectstream.sales.transform.SaleRules;
import com.objectstream.sales.transform.SaleTime;
import java.io.ByteArrayInputStream;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every way to the parser gives every value of the corpus the same outcome. */
class SameOutcomeTest {
  private static final long SEED = Long.getLong("sales.corpus.seed", 20_180_629L);
  private static final List<byte[]> INPUTS = SaleCorpus.inputs(SEED);
  private static final String[] RESULTS = SaleLines.schema().fieldNames();

  private final SparkSession spark = LocalSpark.compilingSession();

  enum Rules {
    STANDARD(SaleRules.standard()),
    TIGHTER(
        SaleRules.standard()
            .maxItemSold(100)
            .stores(Set.of("Hermitage - 1", "store 0", "store 1", "store 2"))
            .require("NO_NAME", sale -> sale.itemName().isPresent(), "give an item_name"));

    private final SaleRules value;

    Rules(SaleRules value) {
      this.value = value;
    }
  }

  @BeforeAll
  static void printSeed() {
    System.out.println(INPUTS.size() + " inputs of -Dsales.corpus.seed=" + SEED);
  }

  @ParameterizedTest
  @EnumSource
  void isTheSameInPlainJavaColumnsAndSql(Rules rules) {
    Map<Integer, List<String>> plain = plain(rules.value);
    Dataset<Row> frame = frame();
    SaleLines lines = SaleLines.in(UTC).rules(rules.value).placedBy(col("n"));
    frame.createOrReplaceTempView("corpus");
    SaleLinesFunction.register(spark, rules.value);
    Dataset<Row> sql =
        spark.sql(
            "SELECT n, inline_outer(sale_lines(value, 'UTC', CAST(n AS STRING))) FROM corpus");

    assertSame(outcomes(lines.parse(frame)), plain);
    assertSame(
        outcomes(lines.parse(frame.withColumn("value", col("value").cast("string")))), plain);
    assertSame(outcomes(lines.into("sale").parse(frame).select("n", "sale.*")), plain);
    assertSame(outcomes(sql), plain);
  }

  /** Where a line is the unit a blank one is none, and of one that is too large a part is kept. */
  @ParameterizedTest
  @EnumSource
  void isTheSameForAnInput(Rules rules) {
    var parser = new SaleParser(rules.value);
    for (int n = 0; n < INPUTS.size(); n++) {
      List<ParsedLine> expected =
          parser.parse(INPUTS.get(n)).stream()
              .filter(line -> !(line instanceof Reject r && r.code().equals("EMPTY_VALUE")))
              .map(SameOutcomeTest::cut)
              .toList();
      try (Stream<ParsedLine> lines = parser.read(new ByteArrayInputStream(INPUTS.get(n)))) {
        assertThat(lines.toList()).as("input %d of seed %d", n, SEED).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void coversGoodLinesAndEveryCode(Rules rules) {
    var codes = new HashSet<String>();
    long sales = 0;
    for (byte[] input : INPUTS) {
      for (ParsedLine line : new SaleParser(rules.value).parse(input)) {
        sales += line instanceof ParsedSale ? 1 : 0;
        codes.add(line instanceof Reject reject ? reject.code() : "none");
      }
    }

    codes.remove("none");
    assertThat(INPUTS).hasSizeGreaterThanOrEqualTo(300);
    assertThat(sales).isGreaterThan(100);
    assertThat(codes).containsExactlyInAnyOrderElementsOf(rules.value.codes());
  }

  private static ParsedLine cut(ParsedLine line) {
    return line instanceof Reject reject && reject.value().length > SaleLimits.MAX_LINE_BYTES
        ? new Reject(
            reject.line(),
            reject.code(),
            reject.detail(),
            Arrays.copyOf(reject.value(), SaleLimits.MAX_LINE_BYTES))
        : line;
  }

  private static void assertSame(
      Map<Integer, List<String>> found, Map<Integer, List<String>> expected) {
    for (int n = 0; n < INPUTS.size(); n++) {
      assertThat(found.get(n)).as("input %d of seed %d", n, SEED).isEqualTo(expected.get(n));
    }
    assertThat(found).hasSameSizeAs(expected);
  }

  private Dataset<Row> frame() {
    var type = new StructType().add("n", DataTypes.IntegerType).add("value", DataTypes.BinaryType);
    List<Row> rows = new ArrayList<>();
    for (int n = 0; n < INPUTS.size(); n++) {
      rows.add(RowFactory.create(n, INPUTS.get(n)));
    }
    return spark.createDataFrame(rows, type);
  }

  private static Map<Integer, List<String>> outcomes(Dataset<Row> lines) {
    return lines.collectAsList().stream()
        .collect(
            groupingBy(
                row -> row.<Integer>getAs("n"), mapping(SameOutcomeTest::outcome, toList())));
  }

  private static String outcome(Row row) {
    return Stream.of(RESULTS).map(row::getAs).map(SameOutcomeTest::text).toList().toString();
  }

  private static Map<Integer, List<String>> plain(SaleRules rules) {
    var parser = new SaleParser(rules);
    var outcomes = new HashMap<Integer, List<String>>();
    for (int n = 0; n < INPUTS.size(); n++) {
      String place = Integer.toString(n);
      outcomes.put(
          n, parser.parse(INPUTS.get(n)).stream().map(line -> outcome(place, line)).toList());
    }
    return outcomes;
  }

  private static String outcome(String place, ParsedLine line) {
    var columns = new ArrayList<Object>();
    columns.add(line.line());
    if (line instanceof ParsedSale sale) {
      columns.add(sale.event().storeId());
      columns.add(SaleTime.dayOf(sale.event().timestampMs(), UTC));
      columns.add(Instant.ofEpochMilli(sale.event().timestampMs()));
      columns.add(sale.event().itemId());
      columns.add(sale.identityAt(place));
      columns.add(sale.event().itemName().orElse(null));
      columns.add(sale.event().itemSold());
      columns.addAll(Arrays.asList(null, null, null));
    } else if (line instanceof Reject reject) {
      columns.addAll(Arrays.asList(null, null, null, null, null, null, null));
      columns.addAll(List.of(reject.code(), reject.detail(), reject.value()));
    }
    return columns.stream().map(SameOutcomeTest::text).toList().toString();
  }

  private static String text(Object column) {
    return column instanceof byte[] bytes
        ? bytes.length + " bytes of hash " + Arrays.hashCode(bytes)
        : String.valueOf(column);
  }
}
