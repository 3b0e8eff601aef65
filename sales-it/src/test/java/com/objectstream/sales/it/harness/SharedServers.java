package com.objectstream.sales.it.harness;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives a test its {@link Pipeline} on real servers: those of {@link RunningServers}, or those that
 * are started once a run and used by all tests. A test keeps apart from the others by the random
 * names of its pipeline.
 */
public final class SharedServers implements BeforeAllCallback, ParameterResolver {
  /** So that servers that are not there fail a class once, not each of its tests. */
  @Override
  public void beforeAll(ExtensionContext context) {
    ServersOfRun.shared(context);
  }

  @Override
  public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
    return parameter.getParameter().getType() == Pipeline.class;
  }

  @Override
  public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
    return ServersOfRun.shared(context).pipeline(context);
  }
}
