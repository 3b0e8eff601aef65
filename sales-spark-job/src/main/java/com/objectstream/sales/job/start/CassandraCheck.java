package com.objectstream.sales.job.start;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.DriverException;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.objectstream.sales.command.failure.Counted;
import com.objectstream.sales.job.cassandra.CassandraTarget;
import com.objectstream.sales.job.cassandra.ChangeTables;
import com.objectstream.sales.job.cassandra.KeyspaceReplicas;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.cassandra.TableRights;
import com.objectstream.sales.job.stream.JobOptions;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Looks at Cassandra: whether it lets us in, the copies it keeps, and the table. */
public final class CassandraCheck {
  private final JobOptions options;
  private final CheckFindings findings;

  private CassandraCheck(JobOptions options, CheckFindings findings) {
    this.options = options;
    this.findings = findings;
  }

  /**
   * The table, if it fits.
   *
   * @param mayCreate make keyspace and table first, if the options say so
   */
  public static Optional<StoredTable> look(
      JobOptions options, boolean mayCreate, CheckFindings findings) {
    var check = new CassandraCheck(options, findings);
    return findings.look(
        () -> {
          try (CqlSession session = options.target().openSession()) {
            findings.ok(cluster(session));
            return findings.look(() -> check.table(session, mayCreate));
          }
        });
  }

  static String cluster(CqlSession session) {
    Collection<Node> nodes = session.getMetadata().getNodes().values();
    return "Cassandra %s: %s, version %s, data centre %s"
        .formatted(
            session.getMetadata().getClusterName().orElse("without a name"),
            Counted.of(nodes.size(), "node"),
            distinct(nodes, node -> String.valueOf(node.getCassandraVersion())),
            distinct(nodes, Node::getDatacenter));
  }

  private static String distinct(Collection<Node> nodes, Function<Node, String> property) {
    return nodes.stream().map(property).distinct().sorted().collect(Collectors.joining(", "));
  }

  private Optional<StoredTable> table(CqlSession session, boolean mayCreate) {
    CassandraTarget target = options.target();
    if (options.createSchema() && mayCreate) {
      target.createSchema(session, options.zone());
    } else if (options.createSchema() && target.isMissing(session)) {
      findings.ok(
          "table %s.%s: does not exist yet, --create-schema will make it"
              .formatted(target.keyspace(), target.table()));
      return Optional.empty();
    }
    StoredTable table = target.fittingTable(session);
    findings.ok(
        "table %s: %s, id %s%s"
            .formatted(
                table.name(),
                Counted.of(table.columns().columns().count(), "column"),
                table.id(),
                table.zone().map(zone -> ", days of zone " + zone).orElse("")));
    table.otherZoneThan(options.zone()).ifPresent(findings::fail);
    target.replicas(session).ifPresent(this::copies);
    TableRights sales = TableRights.of(target.cassandra(), table.columns());
    rights(
        findings,
        () -> {
          sales.writeRefusal(session).ifPresent(findings::fail);
          sales.readRefusal(session).ifPresent(findings::warn);
        });
    return Optional.of(changes(session, table));
  }

  private void copies(KeyspaceReplicas copies) {
    copies
        .unreachable()
        .ifPresentOrElse(findings::fail, () -> copies.incomplete().ifPresent(findings::warn));
  }

  /** Where changes are noted for the totals; without that the job stores all the same. */
  private StoredTable changes(CqlSession session, StoredTable table) {
    StoredTable noted =
        table.marksChanges()
            ? refusal(session, new ChangeTables(table.columns().keyspace()))
                .map(table::unmarked)
                .orElse(table)
            : table;
    noted
        .unmarked()
        .map(why -> why + "; until then 'totals rebuild' does not see which days change")
        .ifPresent(findings::warn);
    return noted;
  }

  private Optional<String> refusal(CqlSession session, ChangeTables tables) {
    var refusals = new ArrayList<String>();
    rights(
        findings,
        () ->
            TableRights.of(options.target().cassandra(), tables)
                .flatMap(rights -> rights.writeRefusal(session).stream())
                .forEach(refusals::add));
    return refusals.stream().findFirst();
  }

  /** What is not granted to this user, if Cassandra tells it. */
  static void rights(CheckFindings findings, Runnable look) {
    try {
      look.run();
    } catch (DriverException e) {
      findings.unknown(
          "rights: Cassandra does not tell them (%s); 'stream' does without"
              .formatted(e.getMessage()));
    }
  }
}
