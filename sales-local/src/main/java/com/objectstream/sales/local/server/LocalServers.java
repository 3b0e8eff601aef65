package com.objectstream.sales.local.server;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.command.connection.KafkaConnection;
import com.objectstream.sales.command.process.NativeLibraries;
import com.objectstream.sales.job.cassandra.SchemaCreation;
import com.objectstream.sales.local.server.cassandra.CassandraCluster;
import com.objectstream.sales.local.server.cassandra.NodePurpose;
import com.objectstream.sales.local.server.kafka.KafkaCluster;
import com.objectstream.sales.local.server.kafka.TopicAdmin;
import com.objectstream.sales.local.server.process.ServerGroup;
import com.objectstream.sales.local.server.process.ServerProcess;
import com.objectstream.sales.local.server.security.ServerSecurity;
import com.objectstream.sales.local.server.spark.SparkCluster;
import com.objectstream.sales.model.SaleNames;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Kafka and Cassandra on this machine with the topics and the table of sales, ready to use. They
 * end when this is closed and however this process ends; then a temporary folder is gone too.
 *
 * <pre>{@code
 * try (LocalServers servers = LocalServers.prepare(ServerOptions.temporary()).start()) {
 *   produce(servers.kafka());
 * }
 * }</pre>
 */
public final class LocalServers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(LocalServers.class);

  private final ServerOptions options;
  private final DataDirectory home;
  private final boolean secured;
  private final ServerGroup group;
  private final Thread hook = new Thread(this::close, "stop-servers");
  private volatile KafkaCluster kafka;
  private volatile CassandraCluster cassandra;
  private volatile Optional<ServerSecurity> security = Optional.empty();
  private boolean closed;

  private LocalServers(ServerOptions options, DataDirectory home, boolean secured) {
    this.options = options;
    this.home = home;
    this.secured = secured;
    this.group = new ServerGroup(home.toDelete());
  }

  /** Only takes the folder, so that {@link #close} can be arranged before {@link #start()}. */
  public static LocalServers prepare(ServerOptions options) {
    return prepare(options, false);
  }

  /** The same for one broker and one node that ask for TLS and logins, and look at rights. */
  public static LocalServers prepareSecured(ServerOptions options) {
    return prepare(options, true);
  }

  private static LocalServers prepare(ServerOptions options, boolean secured) {
    NativeLibraries.requireLoading();
    DataDirectory home =
        options.folder().map(DataDirectory::kept).orElseGet(DataDirectory::temporary);
    var servers = new LocalServers(options, home, secured);
    Runtime.getRuntime().addShutdownHook(servers.hook);
    return servers;
  }

  /**
   * Starts the servers and returns when all answer and topics and table exist.
   *
   * @return this
   * @throws IllegalStateException if that fails, with the reason; nothing is left running then
   */
  public LocalServers start() {
    ExecutorService both = Executors.newFixedThreadPool(2);
    try {
      if (secured) {
        security = Optional.of(ServerSecurity.create(home.path().resolve("security")));
      }
      PortPlan ports = PortPlan.of(options, home.path());
      LOG.info("starting {} in {}", options.servers(), home.path());
      var starts = new ExecutorCompletionService<Boolean>(both);
      starts.submit(() -> startKafka(ports), true);
      starts.submit(() -> startCassandra(ports), true);
      starts.take().get();
      starts.take().get();
      return this;
    } catch (ExecutionException e) {
      close();
      throw new IllegalStateException(e.getCause().getMessage(), e.getCause());
    } catch (InterruptedException e) {
      close();
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while starting servers", e);
    } catch (RuntimeException e) {
      close();
      throw e;
    } finally {
      both.shutdownNow();
    }
  }

  private void startKafka(PortPlan ports) {
    long start = System.nanoTime();
    var cluster = KafkaCluster.launch(group, home.path(), ports.kafka(), security);
    cluster.awaitReady(security);
    LOG.info("Kafka up in {} s", seconds(start));
    var topics = new TopicAdmin(cluster.connection());
    topics.ensure(SaleNames.TOPIC, options.partitions(), cluster.replicas());
    topics.ensureForRejects(SaleNames.DLQ_TOPIC, 1, cluster.replicas());
    kafka = cluster;
  }

  private void startCassandra(PortPlan ports) {
    long start = System.nanoTime();
    var cluster =
        CassandraCluster.start(
            group,
            home.path(),
            options.cassandraNodes(),
            ports.cassandra(),
            ports.storage(),
            options.cassandraPurpose(),
            security);
    LOG.info("Cassandra up in {} s", seconds(start));
    try (CqlSession session = cluster.open()) {
      new SchemaCreation(SaleNames.KEYSPACE, SaleNames.TABLE, cluster.replicas(), options.zone())
          .run(session);
    }
    cassandra = cluster;
  }

  /**
   * A Spark cluster beside them, whose end is theirs.
   *
   * @param workers from 1
   * @throws IllegalStateException if it does not start
   */
  public SparkCluster startSpark(int workers) {
    long start = System.nanoTime();
    var cluster = SparkCluster.start(group, home.path(), workers);
    LOG.info(
        "Spark up in {} s; its page: {}, logs in {}",
        seconds(start),
        cluster.page(),
        cluster.folder());
    return cluster;
  }

  private static long seconds(long since) {
    return Math.round(Duration.ofNanos(System.nanoTime() - since).toMillis() / 1000.0);
  }

  /** How the brokers are reached; secured ones by a user who may do anything. */
  public KafkaConnection kafka() {
    return security
        .map(asked -> asked.kafkaAdmin(kafka.securedServers()))
        .orElseGet(kafka::connection);
  }

  /** Certificates and files of clients, if these servers ask who one is. */
  public Optional<ServerSecurity> security() {
    return security;
  }

  /** How Cassandra is reached: by its first node, where clients learn of the others. */
  public CassandraConnection cassandra() {
    return cassandra.connection();
  }

  /** Where the servers keep data, configuration and logs. */
  public Path folder() {
    return home.path();
  }

  /** The brokers, to measure and to disturb them. */
  public List<ServerProcess> brokers() {
    return kafka.brokers();
  }

  /** The nodes of Cassandra, to measure and to disturb them. */
  public List<ServerProcess> cassandraNodes() {
    return cassandra.nodes();
  }

  /** What the nodes of Cassandra are set up for. */
  public NodePurpose cassandraPurpose() {
    return options.cassandraPurpose();
  }

  /** Makes further topics. */
  public TopicAdmin topics() {
    return new TopicAdmin(kafka());
  }

  /** A session with Cassandra, to be closed by the caller. */
  public CqlSession openSession() {
    return cassandra.open();
  }

  /** Completes when the first server ends, with the failure to end with: nobody starts it again. */
  public CompletableFuture<IllegalStateException> firstExit() {
    return group.firstExit();
  }

  /** Stops the servers: in order if their data stays, at once otherwise. May be called again. */
  @Override
  public synchronized void close() {
    if (closed) {
      return;
    }
    closed = true;
    if (home.toDelete().isPresent()) {
      group.kill();
    } else {
      LOG.info("stopping the servers in {}", home.path());
      group.stop();
    }
    home.leave();
    forgetHook();
  }

  private void forgetHook() {
    try {
      Runtime.getRuntime().removeShutdownHook(hook);
    } catch (IllegalStateException e) {
      LOG.debug("closed by the end of this process");
    }
  }
}
