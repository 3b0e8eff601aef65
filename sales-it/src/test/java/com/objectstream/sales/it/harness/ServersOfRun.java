package com.objectstream.sales.it.harness;

import static java.nio.file.StandardOpenOption.APPEND;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.spark.connector.cql.CassandraConnector;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Supplier;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** Servers that all tests of a JVM use, and what is closed with them at its end. */
final class ServersOfRun implements CloseableResource {
  private final TestServers servers;
  private final CqlSession cassandra;

  private ServersOfRun(TestServers servers) {
    this.servers = servers;
    this.cassandra = servers.openSession();
  }

  /** Those that tests start and may disturb: started once. */
  static ServersOfRun own(ExtensionContext context) {
    return only(context, "own", ServersOfRun::start);
  }

  /** Those that run already, where they are named; otherwise the same as {@link #own}. */
  static ServersOfRun shared(ExtensionContext context) {
    return only(
        context,
        "shared",
        () ->
            RunningServers.named()
                .map(ServersOfRun::new)
                .orElseGet(() -> new ServersOfRun(own(context).servers.toShare())));
  }

  private static ServersOfRun start() {
    var servers = letBackSoon(LocalServers.prepare(ServerOptions.temporary()).start());
    var started = new ServersOfRun(TestServers.of(servers));
    ClassArchive.make(started::newPipeline);
    return started;
  }

  /**
   * From now on a broker that is started again is let in 4 s after its former self was heard of
   * last, not 9: that is what its restart waits for.
   */
  static LocalServers letBackSoon(LocalServers servers) {
    Path file = servers.folder().resolve("kafka-1").resolve("server.properties");
    try {
      Files.writeString(
          file, "broker.session.timeout.ms=4000\nbroker.heartbeat.interval.ms=1000\n", APPEND);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return servers;
  }

  private static ServersOfRun only(
      ExtensionContext context, String which, Supplier<ServersOfRun> made) {
    return context
        .getRoot()
        .getStore(Namespace.create(ServersOfRun.class))
        .getOrComputeIfAbsent(which, key -> made.get(), ServersOfRun.class);
  }

  /** The one pipeline of a test. */
  Pipeline pipeline(ExtensionContext context) {
    return context
        .getStore(Namespace.create(ServersOfRun.class, context.getUniqueId()))
        .getOrComputeIfAbsent(Pipeline.class, key -> newPipeline(), Pipeline.class);
  }

  private Pipeline newPipeline() {
    return new Pipeline(servers, cassandra);
  }

  Optional<LocalServers> local() {
    return servers.own();
  }

  @Override
  public void close() {
    cassandra.close();
    if (SparkSession.getDefaultSession().isDefined()) {
      SparkSession.getDefaultSession().get().stop();
    }
    CassandraConnector.evictCache();
    servers.own().ifPresent(LocalServers::close);
  }
}
