package com.objectstream.sales.it.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.command.connection.CassandraConnection;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SecuredPipeline;
import com.objectstream.sales.it.harness.SecuredServers;
import com.objectstream.sales.it.harness.Traces;
import com.objectstream.sales.local.server.kafka.ScramUsers;
import com.objectstream.sales.local.server.process.ServerProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * A job whose passwords are changed goes on while its sessions live; when they do not, it ends and
 * says why, and what it leaves then holds no secret either.
 */
@ExtendWith(SecuredServers.class)
class ChangedPasswordsIT {
  private static final Duration SOON = Duration.ofMinutes(3);

  private static final String CHANGED = "ChangedSecret";

  @Test
  void endsWhenKafkaWantsANewLogin(SecuredPipeline secured) {
    assertGoesOnThenEnds(
        secured,
        user -> kafka(secured).set(user, CHANGED),
        secured.pipeline().servers().brokers().get(0),
        "Kafka at " + secured.pipeline().servers().kafka());
  }

  @Test
  void endsWhenCassandraWantsANewLogin(SecuredPipeline secured) {
    CassandraConnection cassandra = secured.pipeline().servers().cassandra();
    try {
      assertGoesOnThenEnds(
          secured,
          user ->
              secured
                  .pipeline()
                  .query("ALTER ROLE %s WITH PASSWORD = '%s'".formatted(user, CHANGED)),
          secured.pipeline().servers().cassandraNodes().get(0),
          "Cassandra at " + cassandra);
    } finally {
      // For other tests, whose session has lost the node too
      await()
          .atMost(SOON)
          .ignoreExceptions()
          .until(() -> !secured.pipeline().query("SELECT key FROM system.local").isEmpty());
    }
  }

  private static void assertGoesOnThenEnds(
      SecuredPipeline secured, Consumer<String> change, ServerProcess server, String name) {
    Pipeline pipeline = secured.pipeline();
    SecuredPipeline.User user = secured.user("sales_stream");
    String checkpoint = pipeline.checkpoint(user.name());
    try (var job =
        JobProcess.start(
                List.of("-Dspark.log.level=INFO"), pipeline, user.and("--checkpoint", checkpoint))
            .awaitReading()) {
      assertStoresAndRejects(pipeline, user.name() + " before");
      change.accept(user.name());
      assertStoresAndRejects(pipeline, user.name() + " after");

      server.restart();
      pipeline.send(Events.sale(user.name() + " at the end", 1));

      assertThat(job.awaitExit(SOON)).isEqualTo(1);
      assertThat(job.stderr().lines().filter(line -> line.startsWith("sales: ")))
          .singleElement()
          .asString()
          .startsWith("sales: " + name + " refuses the login (");
      new Traces("")
          .add("stdout", job.stdout())
          .add("stderr", job.stderr())
          .files(Path.of(checkpoint))
          .records(pipeline.rejects())
          .assertWithout(List.of(user.password(), CHANGED, secured.security().storePassword()));
    }
  }

  private static ScramUsers kafka(SecuredPipeline secured) {
    return new ScramUsers(secured.pipeline().servers().kafka());
  }

  /** Soon after each other, so that no client is closed in between for having nothing to do. */
  private static void assertStoresAndRejects(Pipeline pipeline, String item) {
    int rejects = pipeline.rejects().size();
    pipeline.send(Events.sale(item, 1));
    pipeline.send("{");
    await()
        .atMost(SOON)
        .until(
            () ->
                pipeline.rejects().size() > rejects
                    && pipeline.sales().stream().anyMatch(sale -> sale.itemId().equals(item)));
  }
}
