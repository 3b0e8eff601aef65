package com.objectstream.sales.it.commands;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import java.util.Locale;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** {@code rows} shows any table, and text of events does nothing to a terminal. */
@ExtendWith(SharedServers.class)
class RowsIT {
  private static final String NOBODY = "127.0.0.1:1";

  @Test
  void asksTheNodeThatAnswers(Pipeline pipeline) {
    String nodes = NOBODY + "," + pipeline.servers().cassandra();

    CommandResult rows =
        CommandResult.of("rows", "--cassandra", nodes, "--keyspace", pipeline.keyspace());

    assertThat(rows.status()).as(rows.stderr()).isZero();
    assertThat(rows.stdout()).startsWith("store_id");
  }

  @Test
  void showsATableWhoseNameNeedsQuotesAndTextThatIsNotPlain(Pipeline pipeline) {
    String table = pipeline.keyspace() + ".\"OddSales\"";
    pipeline.query("CREATE TABLE " + table + " (\"Id\" text PRIMARY KEY, \"select\" int)");
    pipeline
        .cassandra()
        .execute(
            "INSERT INTO " + table + " (\"Id\", \"select\") VALUES (?, 7)",
            "\u001b[2J\n\u009b\u202e");

    CommandResult shown = rows(pipeline, "--table", "OddSales");

    assertThat(shown.stdout().lines())
        .containsExactly(
            "Id                       select",
            "-----------------------  ------",
            "\\u001b[2J\\n\\u009b\\u202e  7");
  }

  @Test
  void showsWhatWasWrittenLast(Pipeline pipeline) {
    String table = pipeline.keyspace() + ".\"Sold\"";
    pipeline.query(
        "CREATE TABLE " + table + " (id text PRIMARY KEY, \"Name\" text, n int, tags set<text>)");
    String insert = "INSERT INTO " + table;
    pipeline.query(insert + " (id, n, tags) VALUES ('old', 1, {'a'}) USING TIMESTAMP 1000");
    pipeline.query(insert + " (id, n) VALUES ('corrected', 2) USING TIMESTAMP 2000");
    pipeline.query(insert + " (id, n) VALUES ('new', 3) USING TIMESTAMP 4000");
    pipeline.query(insert + " (id, \"Name\") VALUES ('corrected', 'Cup') USING TIMESTAMP 5000");
    pipeline.query(insert + " (id) VALUES ('never') USING TIMESTAMP 9000");

    CommandResult shown = rows(pipeline, "--table", "Sold", "--newest", "--limit", "2");

    assertThat(shown.stdout().lines())
        .containsExactly(
            "id         Name  n  tags",
            "---------  ----  -  ----",
            "corrected  Cup   2  {}",
            "new              3  {}");
    assertThat(shown.stderr()).isEqualTo("--limit 2 reached: there may be more rows\n");
    pipeline.query("CREATE TABLE " + pipeline.keyspace() + ".keys (id text PRIMARY KEY)");
    assertThat(rows(pipeline, "--table", "keys", "--newest").stderr())
        .contains("keys does not tell when its rows were written: leave out --newest");
  }

  @Test
  void limitsInAsciiDigitsWhateverTheLocale(Pipeline pipeline) {
    Locale before = Locale.getDefault();
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    try {
      assertThat(rows(pipeline, "--limit", "3").status()).isZero();
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void saysOfWhichStoreAndDayThereIsNone(Pipeline pipeline) {
    assertThat(rows(pipeline, "--store", "Nope\u001b", "--day", "2018-06-29").stderr())
        .isEqualTo(
            "no rows of store Nope\\u001b on 2018-06-29 in %s\n".formatted(pipeline.tableName()));
    assertThat(rows(pipeline).stderr()).isEqualTo("no rows in " + pipeline.tableName() + "\n");
  }

  @Test
  void saysThatThereIsNoSuchTable(Pipeline pipeline) {
    CommandResult shown = rows(pipeline, "--table", "nothing");

    assertThat(shown.status()).isOne();
    assertThat(shown.stderr())
        .startsWith("sales: table %s.nothing does not exist".formatted(pipeline.keyspace()))
        .contains("--table");
  }

  private static CommandResult rows(Pipeline pipeline, String... more) {
    String[] where = {
      "rows",
      "--cassandra",
      pipeline.servers().cassandra().toString(),
      "--keyspace",
      pipeline.keyspace()
    };
    return CommandResult.of(Stream.of(where, more).flatMap(Stream::of).toArray(String[]::new));
  }
}
