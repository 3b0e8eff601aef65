package com.objectstream.sales.job.start;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.objectstream.sales.job.cassandra.StoredTable;
import com.objectstream.sales.job.stream.JobOptions;
import java.util.Collection;
import java.util.Optional;
import java.util.stream.Collectors;

/** Looks at Cassandra: whether it lets us in, and the table. */
public final class CassandraCheck {
  private CassandraCheck() {}

  /**
   * The table, if it fits.
   *
   * @param mayCreate make keyspace and table first, if the options say so
   */
  public static Optional<StoredTable> look(
      JobOptions options, boolean mayCreate, CheckFindings findings) {
    return findings.look(
        () -> {
          try (CqlSession session = options.target().openSession()) {
            findings.ok(cluster(session));
            return findings.look(() -> table(session, options, mayCreate, findings));
          }
        });
  }

  private static String cluster(CqlSession session) {
    Collection<Node> nodes = session.getMetadata().getNodes().values();
    return "Cassandra %s: %s, version %s, data centre %s"
        .formatted(
            session.getMetadata().getClusterName().orElse("without a name"),
            Counted.of(nodes.size(), "node"),
            distinct(nodes, node -> String.valueOf(node.getCassandraVersion())),
            distinct(nodes, Node::getDatacenter));
  }

  private static String distinct(
      Collection<Node> nodes, java.util.function.Function<Node, String> property) {
    return nodes.stream().map(property).distinct().sorted().collect(Collectors.joining(", "));
  }

  private static Optional<StoredTable> table(
      CqlSession session, JobOptions options, boolean mayCreate, CheckFindings findings) {
    if (options.createSchema() && mayCreate) {
      options.target().createSchema(session, options.zone());
    } else if (options.createSchema() && options.target().isMissing(session)) {
      findings.ok(
          "table %s.%s: does not exist yet, --create-schema will make it"
              .formatted(options.target().keyspace(), options.target().table()));
      return Optional.empty();
    }
    StoredTable table = options.target().fittingTable(session);
    findings.ok(
        "table %s: %s, id %s"
            .formatted(
                table.name(), Counted.of(table.columns().columns().count(), "column"), table.id()));
    return Optional.of(table);
  }
}
