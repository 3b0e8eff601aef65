package com.objectstream.sales.job.cassandra.session;

import static java.util.stream.Collectors.joining;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.metadata.Node;
import com.objectstream.sales.command.connection.CassandraConnection;
import java.util.List;
import java.util.Objects;

/**
 * The data centre that a driver file names. Of another one the driver asks no node at all, and says
 * only, when something is asked, that none was available.
 */
final class LocalDataCentre {
  private LocalDataCentre() {}

  /**
   * Passes if a node is of it, or none is named.
   *
   * @throws IllegalStateException naming those that there are
   */
  static void require(CqlSession session, CassandraConnection cassandra) {
    String named =
        session
            .getContext()
            .getConfig()
            .getDefaultProfile()
            .getString(DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER, "");
    List<String> there =
        session.getMetadata().getNodes().values().stream()
            .map(Node::getDatacenter)
            .filter(Objects::nonNull)
            .distinct()
            .sorted()
            .toList();
    if (!named.isBlank() && !there.contains(named)) {
      throw new IllegalStateException(
          "Cassandra at %s has data centre %s, and no node of %s, which %s names: correct its %s"
              .formatted(
                  cassandra,
                  there.stream().collect(joining(", ")),
                  named,
                  cassandra.driverConfig().map(Object::toString).orElse("--cassandra-config"),
                  DefaultDriverOption.LOAD_BALANCING_LOCAL_DATACENTER.getPath()));
    }
  }
}
