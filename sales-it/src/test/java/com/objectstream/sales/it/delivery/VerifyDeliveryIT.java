package com.objectstream.sales.it.delivery;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.it.harness.CommandArguments;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.PortForwarder;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.start.SparkSettings;
import com.objectstream.sales.job.stream.JobOptions;
import com.objectstream.sales.local.delivery.DeliveryCheck;
import com.objectstream.sales.local.delivery.DeliveryReport;
import com.objectstream.sales.model.SaleNames;
import com.objectstream.sales.producer.event.GeneratorSettings;
import java.time.Duration;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The delivery check as a user runs it. */
@ExtendWith(SharedServers.class)
class VerifyDeliveryIT {
  private static final Duration SOON = Duration.ofMinutes(1);
  private static final GeneratorSettings SETTINGS =
      GeneratorSettings.DEFAULT.withSeed(9).withDays(2).withShares(0.2, 0, 0);
  private static final List<String> THE_SAME =
      List.of("--seed", "9", "--days", "2", "--malformed", "0.2", "--count", "100");

  @Test
  void comparesTheColumnsThatATableHasWhateverTheZoneOfTheMachine(Pipeline pipeline) {
    pipeline.query(
        "CREATE TABLE %s.mine (sale_id text PRIMARY KEY, timestamp_dt date, timestamp_ms text, item_sold text)"
            .formatted(pipeline.keyspace()));
    new SeededEvents(SETTINGS, 100).sendTo(pipeline);
    pipeline.stream(pipeline.options("first", "mine", ZoneId.of("Asia/Tokyo")));
    DeliveryReport all = pipeline.delivered(SETTINGS, 100);
    String figures =
        "verify-delivery: 100 events = %d sales + %d rejects: "
            .formatted(all.sent().sales(), all.sent().malformed());
    String[] mine = arguments(pipeline, "--table", "mine", "--zone", "Asia/Tokyo");

    try (var verify = SalesProcess.startIn("Pacific/Auckland", mine)) {
      assertThat(verify.await(SOON)).as(verify::stderr).isZero();
      assertThat(verify.stdout().lines())
          .containsExactly(
              "stored %d rows, rejected %d lines"
                  .formatted(all.sent().sales(), all.sent().malformed()),
              figures + "0 lost, 0 duplicated, 0 changed, 0 unexpected");
      assertThat(verify.stderr())
          .doesNotContain("WARN", "ERROR", "\tat ", "those of the 'produce' run");
    }

    pipeline.query(
        "UPDATE %s.mine SET item_sold = 'many' WHERE sale_id = '9-0'"
            .formatted(pipeline.keyspace()));
    // By an IPv6 address, and beside a node that is gone
    try (var ipv6 = PortForwarder.on("::1", node(pipeline));
        var verify =
            SalesProcess.start(
                arguments(
                    pipeline,
                    "--table",
                    "mine",
                    "--zone",
                    "Asia/Tokyo",
                    "--cassandra",
                    "127.0.0.1:1," + ipv6.address()))) {
      assertThat(verify.await(SOON)).as(verify::stderr).isOne();
      assertThat(verify.stdout().lines())
          .contains("changed 1, for example:")
          .anyMatch(line -> line.startsWith("  item_sold is many, not "))
          .endsWith(figures + "0 lost, 0 duplicated, 1 changed, 0 unexpected");
      assertThat(verify.stderr())
          .containsOnlyOnce(
              "were --count, --seed, --malformed, --duplicates, --late, --stores, --items, --days those of the 'produce' run? ");
      assertThat(ipv6.connections()).isPositive();
    }
  }

  @Test
  void readsFromItsOwnCassandraWhateverThisJvmReadFromBefore(Pipeline pipeline) {
    new SeededEvents(SETTINGS, 100).sendTo(pipeline);
    pipeline.streamOnce("first");
    assertThat(pipeline.delivered(SETTINGS, 100).isExact()).isTrue();
    JobOptions options = pipeline.options("none");
    try (var other = PortForwarder.on("127.0.0.1", node(pipeline))) {
      var target =
          new CassandraTarget(
              CassandraConnection.to(other.address()), pipeline.keyspace(), SaleNames.TABLE);

      DeliveryReport report =
          new DeliveryCheck(options.source(), options.dlqTopic(), target, options.zone())
              .run(SparkSettings.session(), SETTINGS, 100);

      assertThat(report.isExact()).isTrue();
      assertThat(other.connections()).isPositive();
    }
  }

  private static HostPort node(Pipeline pipeline) {
    return pipeline.servers().cassandra().contactPoints().get(0);
  }

  @Test
  void namesAllThatIsMissing(Pipeline pipeline) {
    String[] nowhere =
        arguments(pipeline, "--topic", "no-topic", "--dlq-topic", "no-dlq", "--table", "no_table");
    // In a JVM of its own, so that what clients log is seen too
    try (var verify = SalesProcess.start(nowhere)) {
      assertFails(
          new CommandResult(verify.await(SOON), verify.stdout(), verify.stderr()),
          1,
          "topic no-topic does not exist",
          "topic no-dlq does not exist",
          "table %s.no_table does not exist".formatted(pipeline.keyspace()));
    }
  }

  @Test
  void needsTheColumnThatTellsSalesApart(Pipeline pipeline) {
    pipeline.query(
        "CREATE TABLE %s.mine (item_id text PRIMARY KEY)".formatted(pipeline.keyspace()));

    assertFails(
        CommandResult.of(arguments(pipeline, "--table", "mine")), 1, "mine has no column sale_id");
  }

  @Test
  void namesTheOptionThatMakesNoSense(Pipeline pipeline) {
    assertFails(CommandResult.of(arguments(pipeline, "--malformed", "2")), 2, "--malformed");
    assertFails(CommandResult.of(arguments(pipeline, "--count", "-1")), 2, "--count is -1");
  }

  private static void assertFails(CommandResult verify, int status, String... told) {
    assertThat(verify.status()).isEqualTo(status);
    assertThat(verify.stderr().strip()).contains(told).hasLineCount(1);
    assertThat(verify.stdout()).isEmpty();
  }

  private static String[] arguments(Pipeline pipeline, String... more) {
    return CommandArguments.of(
        pipeline, List.of("verify-delivery"), Stream.concat(THE_SAME.stream(), Stream.of(more)));
  }
}
