package com.objectstream.sales.local.server.cassandra;

import java.util.List;
import java.util.stream.Stream;

/**
 * What Cassandra 5 uses of the JDK's inside: the exports and opens of its own {@code
 * jvm17-server.options}.
 */
final class JdkInternals {
  private static final List<String> EXPORTS =
      List.of(
          "java.base/jdk.internal.misc",
          "java.base/java.lang.ref",
          "java.management.rmi/com.sun.jmx.remote.internal.rmi",
          "java.rmi/sun.rmi.registry",
          "java.rmi/sun.rmi.server",
          "java.rmi/sun.rmi.transport.tcp",
          "java.sql/java.sql",
          "jdk.unsupported/sun.misc",
          "jdk.compiler/com.sun.tools.javac.file");

  private static final List<String> OPENS =
      List.of(
          "java.base/java.lang",
          "java.base/java.lang.module",
          "java.base/java.lang.reflect",
          "java.base/java.io",
          "java.base/java.net",
          "java.base/java.nio",
          "java.base/java.math",
          "java.base/java.util",
          "java.base/java.util.concurrent",
          "java.base/java.util.concurrent.atomic",
          "java.base/jdk.internal.loader",
          "java.base/jdk.internal.ref",
          "java.base/jdk.internal.reflect",
          "java.base/jdk.internal.math",
          "java.base/jdk.internal.module",
          "java.base/jdk.internal.util.jar",
          "java.base/sun.nio.ch",
          "jdk.management/com.sun.management.internal");

  private JdkInternals() {}

  static Stream<String> options() {
    return Stream.concat(
        EXPORTS.stream().map(name -> "--add-exports=" + name + "=ALL-UNNAMED"),
        OPENS.stream().map(name -> "--add-opens=" + name + "=ALL-UNNAMED"));
  }
}
