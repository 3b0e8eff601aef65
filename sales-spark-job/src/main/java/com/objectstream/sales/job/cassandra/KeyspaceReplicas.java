package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.loadbalancing.NodeDistance;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.datastax.oss.driver.api.core.metadata.schema.KeyspaceMetadata;
import com.objectstream.sales.command.failure.Counted;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * How many copies of a row a keyspace asks for where the job writes, and how many nodes there are
 * for them.
 *
 * @param keyspace as CQL
 * @param dataCentre that the job writes to
 * @param replicas copies of each row in that data centre
 * @param nodes that could hold one
 * @param level at which the job writes
 * @param elsewhere copies in other data centres
 */
public record KeyspaceReplicas(
    String keyspace, String dataCentre, int replicas, int nodes, String level, int elsewhere) {

  private static final String CLASS = "class";
  private static final String FACTOR = "replication_factor";
  private static final String BY_DATA_CENTRE = "NetworkTopologyStrategy";
  private static final String ANYWHERE = "SimpleStrategy";

  /** Those of a keyspace; empty for strategies that are not known. */
  static Optional<KeyspaceReplicas> of(CqlSession session, KeyspaceMetadata keyspace) {
    Map<String, String> replication = keyspace.getReplication();
    String strategy = replication.getOrDefault(CLASS, "");
    boolean isByDataCentre = strategy.endsWith(BY_DATA_CENTRE);
    return localDataCentre(session)
        .filter(local -> isByDataCentre || strategy.endsWith(ANYWHERE))
        .map(
            local ->
                of(
                    session,
                    keyspace,
                    local,
                    replication.get(isByDataCentre ? local : FACTOR),
                    count(session, n -> !isByDataCentre || local.equals(n.getDatacenter()))));
  }

  private static KeyspaceReplicas of(
      CqlSession session, KeyspaceMetadata keyspace, String local, String factor, int nodes) {
    String level =
        session
            .getContext()
            .getConfig()
            .getDefaultProfile()
            .getString(DefaultDriverOption.REQUEST_CONSISTENCY);
    return new KeyspaceReplicas(
        keyspace.getName().asCql(true),
        local,
        factor == null ? 0 : full(factor),
        nodes,
        level,
        elsewhere(keyspace.getReplication(), local));
  }

  private static int elsewhere(Map<String, String> replication, String local) {
    return replication.entrySet().stream()
        .filter(each -> !Set.of(CLASS, FACTOR, local).contains(each.getKey()))
        .mapToInt(each -> full(each.getValue()))
        .sum();
  }

  /** Of {@code 3/1}, which are three copies and one of them for a while only, the first. */
  private static int full(String factor) {
    return Integer.parseInt(factor.replaceFirst("/.*", ""));
  }

  private static Optional<String> localDataCentre(CqlSession session) {
    return session.getMetadata().getNodes().values().stream()
        .filter(node -> node.getDistance() == NodeDistance.LOCAL)
        .flatMap(node -> Optional.ofNullable(node.getDatacenter()).stream())
        .findFirst();
  }

  private static int count(CqlSession session, Predicate<Node> where) {
    return (int) session.getMetadata().getNodes().values().stream().filter(where).count();
  }

  /** That no row can be written, as a sentence. */
  public Optional<String> unreachable() {
    return needed() <= Math.min(replicas, nodes)
        ? Optional.empty()
        : Optional.of(
            "%s: %s needs %s, so that nothing can be written; %s"
                .formatted(asked(), level, needed(), remedy()));
  }

  /** That more copies are asked for than there can be, as a sentence. */
  public Optional<String> incomplete() {
    return replicas <= nodes
        ? Optional.empty()
        : Optional.of("%s: a row has fewer copies than you want; %s".formatted(asked(), remedy()));
  }

  /**
   * That a read of half the copies here and one more may lack what was acknowledged, as a sentence.
   */
  public Optional<String> staleReads() {
    int read = replicas / 2 + 1;
    return read + acknowledgedHere() > replicas
        ? Optional.empty()
        : Optional.of(
            ("keyspace %s keeps %s copies of a row in data centre %s: a rebuild reads %s of them (LOCAL_QUORUM), and"
                    + " %s waits for %s only, so that stored sales may be missed; write at LOCAL_QUORUM (--cassandra-config)")
                .formatted(keyspace, replicas, dataCentre, read, level, acknowledgedHere()));
  }

  /** Copies in this data centre that are surely there once a write is acknowledged. */
  private int acknowledgedHere() {
    return switch (level) {
      case "ANY" -> 0;
      case "LOCAL_ONE" -> 1;
      case "ALL", "LOCAL_QUORUM", "EACH_QUORUM" -> needed();
      case "QUORUM" -> Math.max(0, (replicas + elsewhere) / 2 + 1 - elsewhere);
      default -> Math.max(0, needed() - elsewhere);
    };
  }

  private String asked() {
    return "keyspace %s asks for %s %s of a row in data centre %s, which has %s"
        .formatted(
            keyspace,
            replicas,
            replicas == 1 ? "copy" : "copies",
            dataCentre,
            Counted.of(nodes, "node"));
  }

  private String remedy() {
    return "ALTER KEYSPACE %s, or start more nodes".formatted(keyspace);
  }

  private int needed() {
    return switch (level) {
      case "ANY", "ONE", "LOCAL_ONE" -> 1;
      case "TWO" -> 2;
      case "THREE" -> 3;
      case "ALL" -> replicas;
      default -> replicas / 2 + 1;
    };
  }
}
