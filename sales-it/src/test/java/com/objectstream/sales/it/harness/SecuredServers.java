package com.objectstream.sales.it.harness;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a class its {@link SecuredPipeline} on a broker and a node that ask for TLS and logins and
 * look at rights. They are started once a run.
 */
public final class SecuredServers implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == SecuredPipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    Running running =
        context
            .getRoot()
            .getStore(Namespace.GLOBAL)
            .getOrComputeIfAbsent(Running.class, key -> new Running(), Running.class);
    return context
        .getStore(Namespace.create(SecuredServers.class, context.getRequiredTestClass()))
        .getOrComputeIfAbsent(
            SecuredPipeline.class,
            key ->
                new SecuredPipeline(
                    new Pipeline(TestServers.of(running.servers), running.cassandra).withTotals()),
            SecuredPipeline.class);
  }

  private static final class Running implements CloseableResource {
    private final LocalServers servers = LocalServers.prepareSecured(ServerOptions.temporary());
    private final CqlSession cassandra = ServersOfRun.letBackSoon(servers.start()).openSession();

    @Override
    public void close() {
      cassandra.close();
      servers.close();
    }
  }
}
