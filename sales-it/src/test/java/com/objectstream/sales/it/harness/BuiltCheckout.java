package com.objectstream.sales.it.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A folder with {@code bin/sales} that looks built: instead of jars of its own it has the class
 * path of this test. So the script can be started as a user does, without a build that would
 * disturb the one that runs.
 *
 * @param folder where it is
 * @param environment of what is started, with nothing else in it
 * @param before what is put before the script on the command line
 */
public record BuiltCheckout(Path folder, Map<String, String> environment, List<String> before) {
  private static final String SOURCE = "sales-local/src/main/Source.java";
  private static final long LATER_MS = 5_000;
  private static final String JVM_OPTIONS = "SALES_JVM_OPTIONS";
  private static final Path PROJECT = Path.of(System.getProperty("sales.home"));

  /** Makes one; each start is quick, with the programs and home of this process and no locale. */
  public static BuiltCheckout in(Path folder) {
    try {
      var checkout = new BuiltCheckout(folder, home(), List.of());
      checkout.copy("bin/sales", "pom.xml", "sales-local/pom.xml");
      checkout.copy(
          "config/jvm/spark.options", "config/jvm/kafka.options", "config/jvm/cassandra.options");
      for (String server : List.of("kafka", "cassandra")) {
        String part = "sales-local/servers/" + server;
        checkout.copy(part + "/pom.xml", part + "/target/classpath");
      }
      checkout.write(SOURCE, "");
      checkout.write("sales-local/target/classpath", SalesProcess.classPath());
      checkout.write("sales-local/target/sales-local-1.jar", "");
      return checkout;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, String> home() {
    return Map.of(
        "PATH",
        System.getenv("PATH"),
        "HOME",
        System.getProperty("user.home"),
        "JAVA_HOME",
        System.getProperty("java.home"),
        JVM_OPTIONS,
        SalesProcess.QUICK_COMPILER);
  }

  /** The same with more options of the JVM. */
  public BuiltCheckout withJvmOptions(String more) {
    return with(JVM_OPTIONS, environment.get(JVM_OPTIONS) + " " + more);
  }

  /** The same with another variable in the environment. */
  public BuiltCheckout with(String name, String value) {
    var more = new TreeMap<>(environment);
    more.put(name, value);
    return new BuiltCheckout(folder, more, before);
  }

  /** The same, started by another program, as {@code setpriv} is one. */
  public BuiltCheckout by(List<String> program) {
    return new BuiltCheckout(folder, environment, program);
  }

  /** Makes a source newer than all that was built. */
  public void changeSource() {
    write(SOURCE, "changed");
    // What is written at once after the rest may have the very same time
    long later = System.currentTimeMillis() + LATER_MS;
    if (!folder.resolve(SOURCE).toFile().setLastModified(later)) {
      throw new IllegalStateException("cannot set the time of " + SOURCE);
    }
  }

  /** As if nothing had ever been built. */
  public void forgetBuild() {
    FolderContent.delete(folder.resolve("sales-local/target"));
  }

  /** Takes the right to write from everybody. */
  public void makeReadOnly() {
    makeWritable(false);
  }

  /** Gives it back to the owner. */
  public void makeWritable() {
    makeWritable(true);
  }

  private void makeWritable(boolean writable) {
    try (Stream<Path> files = Files.walk(folder)) {
      files.forEach(file -> file.toFile().setWritable(writable));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts {@code bin/sales}. */
  public SalesProcess start(String... arguments) {
    var command = new ArrayList<>(before);
    command.add(folder.resolve("bin/sales").toString());
    command.addAll(List.of(arguments));
    var builder = new ProcessBuilder(command);
    builder.environment().clear();
    builder.environment().putAll(environment);
    return SalesProcess.start(builder);
  }

  private void copy(String... files) throws IOException {
    for (String file : files) {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.copy(PROJECT.resolve(file), folder.resolve(file));
    }
  }

  private void write(String file, String text) {
    try {
      Files.createDirectories(folder.resolve(file).getParent());
      Files.writeString(folder.resolve(file), text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
