package com.objectstream.sales.local.server.process;

import java.io.File;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The jars of a server, as the build listed them: no server shares a class path with Spark. */
public final class ServerClassPath {
  /** System property: the folder of this project. */
  public static final String HOME = "sales.home";

  private ServerClassPath() {}

  /**
   * The watchdog and the jars of a server.
   *
   * @param server {@code kafka} or {@code cassandra}
   * @throws IllegalStateException if the project's folder is not known or it was not built
   */
  public static String of(String server) {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new IllegalStateException(
          "the system property "
              + HOME
              + " is not set: give the project's folder, as bin/sales does");
    }
    Path list = Path.of(home, "sales-local", "servers", server, "target", "classpath");
    try {
      return ownClasses() + File.pathSeparator + Files.readString(list).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read " + list + ": build it with mvn package -pl sales-local -am", e);
    }
  }

  private static Path ownClasses() {
    try {
      return Path.of(
          ParentWatchdog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot find the classes of sales-local", e);
    }
  }
}
