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
   * @param server {@code kafka}, {@code cassandra} or {@code spark}
   * @throws IllegalStateException if the project's folder is not known or it was not built
   */
  public static String of(String server) {
    return ownClasses() + File.pathSeparator + jars(server);
  }

  /**
   * The jars of a server alone.
   *
   * @throws IllegalStateException as {@link #of}
   */
  public static String jars(String server) {
    Path list = home().resolve(Path.of("sales-local", "servers", server, "target", "classpath"));
    try {
      return Files.readString(list).strip();
    } catch (IOException e) {
      throw new IllegalStateException(
          "cannot read " + list + ": build it with mvn package -pl sales-local -am", e);
    }
  }

  /**
   * The folder of this project.
   *
   * @throws IllegalStateException if nobody said
   */
  public static Path home() {
    String home = System.getProperty(HOME);
    if (home == null) {
      throw new IllegalStateException(
          "the system property "
              + HOME
              + " is not set: give the project's folder, as bin/sales does");
    }
    return Path.of(home);
  }

  /**
   * The argument that gives a JVM the options of {@code config/jvm}, which go with what runs in it.
   *
   * @param program {@code kafka}, {@code cassandra} or {@code spark}
   * @throws IllegalStateException as {@link #home}
   */
  public static String jvmOptions(String program) {
    return "@" + home().resolve(Path.of("config", "jvm", program + ".options"));
  }

  /** The watchdog and all else of this module. */
  public static Path ownClasses() {
    try {
      return Path.of(
          ParentWatchdog.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException("cannot find the classes of sales-local", e);
    }
  }
}
