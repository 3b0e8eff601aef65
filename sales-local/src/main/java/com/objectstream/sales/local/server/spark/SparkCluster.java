package com.objectstream.sales.local.server.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstream.sales.local.server.process.Ports;
import com.objectstream.sales.local.server.process.ReadinessProbe;
import com.objectstream.sales.local.server.process.ServerClassPath;
import com.objectstream.sales.local.server.process.ServerCommand;
import com.objectstream.sales.local.server.process.ServerGroup;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.local.server.process.TemporaryFolders;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.StreamSupport;

/**
 * A standalone Spark cluster, Spark's own master and workers, in folders below {@code spark}. The
 * workers start executors, and drivers in cluster deploy mode, which end with them.
 */
public final class SparkCluster {
  static final String HOST = "127.0.0.1";
  private static final int USUAL_PORT = 7077;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** A driver that is asked to end may need as long as the job promises. */
  private static final String DRIVER_END = "-Dspark.worker.driverTerminateTimeout=30s";

  private final Path folder;
  private final int port;
  private final int pagePort;
  private final SparkHome home;
  private final ServerProcess master;
  private final List<ServerProcess> workers = new ArrayList<>();

  private SparkCluster(ServerGroup group, Path folder) {
    this.folder = folder;
    this.port = Ports.isFree(HOST, USUAL_PORT) ? USUAL_PORT : Ports.free(List.of(HOST));
    this.pagePort = Ports.free(List.of(HOST));
    this.home = SparkHome.make(folder.resolve("home"));
    this.master = group.launch(masterCommand(), () -> Ports.accepts(HOST, port));
    this.master.awaitReady();
  }

  /**
   * Starts a master, on its usual port if that is free, and workers, and returns when they have
   * found each other.
   *
   * @param group what they belong to
   * @param folder where they get a folder
   * @throws IllegalStateException if one does not start
   */
  public static SparkCluster start(ServerGroup group, Path folder, int workers) {
    var cluster = new SparkCluster(group, folder.resolve("spark"));
    for (int number = 1; number <= workers; number++) {
      cluster.launchWorker(group, number, workers);
    }
    cluster.workers.forEach(ServerProcess::awaitReady);
    return cluster;
  }

  /** Where jobs are handed to. */
  public String masterUrl() {
    return "spark://%s:%d".formatted(HOST, port);
  }

  /** The master's page for people. */
  public String page() {
    return "http://%s:%d".formatted(HOST, pagePort);
  }

  /** Where logs are, those of the jobs too. */
  public Path folder() {
    return folder;
  }

  /** The workers, to disturb them. */
  public List<ServerProcess> workers() {
    return List.copyOf(workers);
  }

  private ServerCommand masterCommand() {
    return command(
        "Spark master",
        "master",
        "org.apache.spark.deploy.master.Master",
        List.of(
            "--host", HOST,
            "--port", Integer.toString(port),
            "--webui-port", Integer.toString(pagePort)));
  }

  private void launchWorker(ServerGroup group, int number, int count) {
    int workerPort = Ports.free(List.of(HOST));
    int cores = Math.max(2, Runtime.getRuntime().availableProcessors() / count);
    var command =
        command(
            "Spark worker " + number,
            "worker-" + number,
            "org.apache.spark.deploy.worker.Worker",
            List.of(
                "--host",
                HOST,
                "--port",
                Integer.toString(workerPort),
                "--webui-port",
                Integer.toString(Ports.free(List.of(HOST))),
                "--cores",
                Integer.toString(cores),
                "--memory",
                (cores + 1) + "g",
                "--work-dir",
                folder.resolve("worker-" + number).resolve("work").toString(),
                masterUrl()));
    workers.add(group.launch(command, registered(workerPort)));
  }

  /** Of the jobs of an earlier start nothing is left but what they have put down. */
  private ServerCommand command(
      String name, String folderName, String mainClass, List<String> arguments) {
    Path own = folder.resolve(folderName);
    TemporaryFolders.deleteUntilGone(own.resolve("work"));
    try {
      Files.createDirectories(own);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ServerCommand(
        name,
        own,
        List.of(ServerClassPath.jvmOptions("spark"), "-Xmx256m", DRIVER_END),
        ServerClassPath.of("spark"),
        mainClass,
        arguments,
        home.environment(ServerCommand.scratch(own)));
  }

  /** Ready is a worker that has registered with the master. */
  private ReadinessProbe registered(int workerPort) {
    return () -> {
      JsonNode workers = JSON.readTree(URI.create(page() + "/json/").toURL()).path("workers");
      return StreamSupport.stream(workers.spliterator(), false)
          .anyMatch(
              worker ->
                  worker.path("port").asInt() == workerPort
                      && worker.path("state").asText().equals("ALIVE"));
    };
  }
}
