package com.objectstream.sales.it.harness;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Pipeline} on real servers, which are started once a run and used by all
 * tests. A test keeps apart from the others by the random names of its pipeline.
 */
public final class SharedServers implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Pipeline.class || type == LocalServers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running = shared(context);
    return parameter.getParameter().getType() == LocalServers.class
        ? running.servers
        : context
            .getStore(Namespace.create(SharedServers.class, context.getUniqueId()))
            .getOrComputeIfAbsent(
                Pipeline.class,
                key -> new Pipeline(running.servers, running.cassandra),
                Pipeline.class);
  }

  private static Running shared(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.GLOBAL)
        .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
  }

  private static final class Running implements CloseableResource {
    private final LocalServers servers = LocalServers.start(ServerOptions.temporary());
    private final CqlSession cassandra = servers.openSession();

    private Running() {
      ClassArchive.make(() -> new Pipeline(servers, cassandra));
    }

    @Override
    public void close() {
      cassandra.close();
      if (SparkSession.getDefaultSession().isDefined()) {
        SparkSession.getDefaultSession().get().stop();
      }
      CassandraConnector.evictCache();
      servers.close();
    }
  }
}
