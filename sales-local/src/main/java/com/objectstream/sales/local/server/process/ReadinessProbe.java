package com.objectstream.sales.local.server.process;

/** Asks a server whether it does its work; asked again until it does. */
@FunctionalInterface
public interface ReadinessProbe {
  /**
   * Whether the server answers. An exception means not yet, and its message is shown at the end.
   */
  boolean answers() throws Exception;
}
