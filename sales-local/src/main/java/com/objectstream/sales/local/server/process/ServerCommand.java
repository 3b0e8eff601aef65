package com.objectstream.sales.local.server.process;

import com.objectstream.sales.command.process.NativeLibraries;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * How to start a server, as often as needed.
 *
 * @param name for messages, such as {@code Kafka} or {@code Cassandra node 2}
 * @param folder its own: working folder, log, lock and data
 * @param jvmOptions heap, opens, system properties
 * @param classPath see {@link ServerClassPath}
 * @param mainClass the server's
 * @param arguments of that class
 * @param environment variables beside those of this process
 */
public record ServerCommand(
    String name,
    Path folder,
    List<String> jvmOptions,
    String classPath,
    String mainClass,
    List<String> arguments,
    Map<String, String> environment) {

  /** Name of a file that a server keeps locked while it lives, in its folder. */
  public static final String LOCK = "lock";

  Path log() {
    return folder.resolve("server.log");
  }

  Path lock() {
    return folder.resolve(LOCK);
  }

  /** Where temporary files go: elsewhere if native libraries cannot be loaded from its folder. */
  public static Path scratch(Path folder) {
    return NativeLibraries.canLoadFrom(folder)
        ? folder.resolve("tmp")
        : Path.of(System.getProperty("java.io.tmpdir"), folder.getFileName() + "-tmp");
  }

  /**
   * The program and its arguments. Its standard input has to stay open: its end is the end.
   *
   * @param temporary the folder to delete should this process end before the server, if any
   */
  public List<String> commandLine(Optional<Path> temporary) {
    var line = new ArrayList<String>();
    line.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    line.add("-Dfile.encoding=UTF-8");
    line.addAll(jvmOptions);
    line.add("-D" + ParentWatchdog.LOCK + "=" + lock());
    for (String directory : List.of(ParentWatchdog.SCRATCH, "java.io.tmpdir", "jna.tmpdir")) {
      line.add("-D" + directory + "=" + scratch(folder));
    }
    temporary.ifPresent(path -> line.add("-D" + ParentWatchdog.TEMPORARY + "=" + path));
    line.addAll(List.of("-cp", classPath, ParentWatchdog.class.getName(), mainClass));
    line.addAll(arguments);
    return line;
  }
}
