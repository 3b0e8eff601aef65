package com.objectstream.sales.it.guards;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.FolderContent;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.job.cassandra.SchemaCreation;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.model.SaleNames;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Days are of one zone: those of another would store each sale a second time. */
@ExtendWith(SharedServers.class)
class ZoneGuardIT {
  private static final ZoneId TOKYO = ZoneId.of("Asia/Tokyo");
  private static final String TWICE = "would store sales a second time: correct --zone";

  @Test
  void belongsToTheCheckpoint(Pipeline pipeline) {
    pipeline.send(Events.PLATES);
    assertThat(streamIn("Asia/Tokyo", pipeline)).isEqualTo(1);

    assertRefused(
        pipeline,
        "used",
        "the checkpoint is of days in zone Asia/Tokyo, and those of UTC " + TWICE);

    pipeline.send(Events.PLATES);
    assertThat(streamIn("Japan", pipeline)).isEqualTo(1);
  }

  @Test
  void isTakenByACheckpointFromBefore(Pipeline pipeline) throws IOException {
    pipeline.send(Events.PLATES);
    streamIn("UTC", pipeline);
    Path identity = Path.of(pipeline.checkpoint("used"), "sales", "source.json");
    String now = Files.readString(identity);
    FolderContent.delete(identity.resolveSibling(".source.json.crc"));
    Files.writeString(identity, now.replace(",\"zone\":\"UTC\"", ""));
    assertThat(Files.readString(identity)).isNotEqualTo(now);

    streamIn("UTC", pipeline);

    assertThat(identity).hasContent(now);
    assertThat(CommandResult.check(pipeline, "used", "--zone", "Asia/Tokyo").stdout())
        .contains("FAIL  the checkpoint is of days in zone UTC");
  }

  @Test
  void belongsToTheTableThatItsCreatorMade(Pipeline pipeline) {
    create(pipeline, "mine");

    assertRefused(
        pipeline,
        "new",
        "table %s.mine has days of zone Asia/Tokyo (its comment says so), and those of UTC %s"
            .formatted(pipeline.keyspace(), TWICE),
        "--table",
        "mine");
    CommandResult same = CommandResult.check(pipeline, "new", "--table", "mine", "--zone", "Japan");
    assertThat(same.status()).as(same.stdout()).isZero();
    assertThat(same.stdout()).contains(", days of zone Asia/Tokyo");
  }

  @Test
  void isRefusedWhereATableIsToBeCreatedThatIsThereForAnother(Pipeline pipeline) {
    create(pipeline, "mine");

    try (CqlSession session = pipeline.servers().openSession()) {
      var other = creation(pipeline, "mine", ZoneId.of("UTC"));
      assertThatThrownBy(() -> other.run(session))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining(TWICE);
    }
  }

  @Test
  void isRefusedIfTheCommentNamesNone(Pipeline pipeline) {
    pipeline.query(
        "ALTER TABLE %s WITH comment = 'sales.zone=Mars/Olympus'".formatted(pipeline.tableName()));

    assertRefused(pipeline, "new", "sales.zone=Mars/Olympus is no time zone: correct its comment");
  }

  private static void create(Pipeline pipeline, String table) {
    try (CqlSession session = pipeline.servers().openSession()) {
      creation(pipeline, table, TOKYO).run(session);
    }
  }

  private static SchemaCreation creation(Pipeline pipeline, String table, ZoneId zone) {
    return new SchemaCreation(pipeline.keyspace(), table, 1, Optional.of(zone));
  }

  private static long streamIn(String zone, Pipeline pipeline) {
    JobOptions options = pipeline.options("used", SaleNames.TABLE, ZoneId.of(zone));
    return pipeline.stream(options).stored();
  }

  private static void assertRefused(
      Pipeline pipeline, String checkpoint, String told, String... options) {
    List<StoredSale> rows = pipeline.sales();

    CommandResult check = CommandResult.check(pipeline, checkpoint, options);
    assertThat(check.status()).isEqualTo(1);
    assertThat(check.stdout().lines().filter(line -> line.startsWith("FAIL")))
        .singleElement()
        .asString()
        .contains(told);
    CommandResult stream = CommandResult.stream(pipeline, checkpoint, options);
    assertThat(stream.status()).isEqualTo(1);
    assertThat(stream.stderr().strip()).contains(told).hasLineCount(1);
    assertThat(pipeline.sales()).isEqualTo(rows);
  }
}
