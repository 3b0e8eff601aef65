package com.objectstream.sales.it.harness;

import com.objectstream.sales.local.server.LocalServers;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * As {@link SharedServers}, for tests that stop, hold or configure servers: always those that the
 * tests started themselves, once a run. Each test leaves them as it found them.
 */
public final class OwnServers implements ParameterResolver {
  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    Class<?> type = parameter.getParameter().getType();
    return type == Pipeline.class || type == LocalServers.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    ServersOfRun own = ServersOfRun.own(context);
    return parameter.getParameter().getType() == LocalServers.class
        ? own.local().orElseThrow()
        : own.pipeline(context);
  }
}
