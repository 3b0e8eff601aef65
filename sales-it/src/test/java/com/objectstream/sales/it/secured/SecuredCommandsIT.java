package com.objectstream.sales.it.secured;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.CommandArguments;
import com.objectstream.sales.it.harness.CommandResult;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SecuredPipeline;
import com.objectstream.sales.it.harness.SecuredServers;
import com.objectstream.sales.it.harness.Traces;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * TLS, logins and no right more than the documentation lists: every command works so, and nothing
 * that a run shows or leaves behind holds a secret.
 */
@ExtendWith(SecuredServers.class)
class SecuredCommandsIT {
  private static final Duration SOON = Duration.ofMinutes(3);
  private static final String PAGE_PASSWORD = "PageSecret5167";
  private static final List<String> EVENTS =
      List.of("--count", "200", "--seed", "516", "--malformed", "0.1");

  private final Traces traces = new Traces("me:" + PAGE_PASSWORD);

  @Test
  void everyCommandWorksAndNothingTellsASecret(SecuredPipeline secured, @TempDir Path folder)
      throws IOException {
    SecuredPipeline.User job = secured.user("sales_stream");
    SecuredPipeline.User tools = secured.user("sales_tools");
    Pipeline pipeline = secured.pipeline();

    // What is not needed is not asked for: the table is there already
    String config = Files.writeString(folder.resolve("c"), "create-schema=true").toString();
    CommandResult check = CommandResult.check(pipeline, "new", job.and("--config", config));
    assertThat(check.stdout())
        .contains(
            "warn  Cassandra at %s does not let this user read table %s ("
                .formatted(pipeline.servers().cassandra(), pipeline.tableName()));
    succeeds("check", check);
    String kafka = pipeline.servers().kafka().bootstrapServers();
    succeeds("produce", run(tools, produce(pipeline, kafka)));
    try (var stream = JobProcess.start(jvm(folder), pipeline, job.and(seen(folder, config)))) {
      await().atMost(SOON).until(() -> !stream.isAlive() || stream.stderr().contains(" stored + "));
      runTools(tools, pipeline);
      lookAt(stream);
      stream.terminate();
      assertThat(stream.awaitExit(SOON)).as(stream::stderr).isZero();
      assertThat(stream.stdout()).matches("stream: \\d+ lines read = \\d+ stored \\+ \\d+ .*\n");
      traces.add("stdout of stream", stream.stdout()).add("stderr of stream", stream.stderr());
    }
    Path checkpoint = Path.of(pipeline.checkpoint(JobProcess.CHECKPOINT));
    traces.files(folder.resolve("events")).files(checkpoint).records(pipeline.rejects());
    traces.assertLookedAt(
        "/environment",
        "/SQL",
        "/StreamingQuery",
        "api/newest",
        "/cmdline",
        "offsets/0",
        "source.json",
        "events/",
        "errors.exception.message",
        "stderr of stream");
    traces.assertWithout(
        List.of(
            job.password(),
            tools.password(),
            PAGE_PASSWORD,
            secured.security().adminPassword(),
            secured.security().storePassword()));
    assertForItsOwnerAlone(checkpoint);
  }

  private void runTools(SecuredPipeline.User tools, Pipeline pipeline) {
    String kafka = pipeline.servers().kafka().bootstrapServers();
    String cassandra = pipeline.servers().cassandra().toString();
    String[] verify =
        CommandArguments.of(
            pipeline,
            List.of("verify-delivery"),
            Stream.concat(EVENTS.stream(), tools.options().stream()));
    try (var verifying = SalesProcess.start(verify)) {
      assertThat(verifying.await(SOON)).as(verifying::stderr).isZero();
      assertThat(verifying.stdout()).contains(": 0 lost, 0 duplicated, 0 changed, 0 unexpected");
      traces.add("verify-delivery", verifying.stdout() + verifying.stderr());
    }
    CommandResult rows =
        run(tools, "rows", "--cassandra", cassandra, "--keyspace", pipeline.keyspace());
    assertThat(rows.stdout().lines()).hasSizeGreaterThan(20);
    succeeds("rows", rows);
    String[] dlq = {"--bootstrap-servers", kafka, "--dlq-topic", pipeline.dlqTopic()};
    CommandResult list = run(tools, "dlq", "list", dlq[0], dlq[1], dlq[2], dlq[3]);
    assertThat(list.stdout()).contains("Rejects by reason:");
    succeeds("dlq list", list);
    succeeds(
        "dlq replay",
        run(tools, "dlq", "replay", dlq[0], dlq[1], dlq[2], dlq[3], "--topic", pipeline.topic()));
  }

  private static String[] produce(Pipeline pipeline, String kafka) {
    return Stream.concat(
            Stream.of("produce", "--bootstrap-servers", kafka, "--topic", pipeline.topic()),
            EVENTS.stream())
        .toArray(String[]::new);
  }

  private static CommandResult run(SecuredPipeline.User user, String... command) {
    boolean isOfCassandra = command[0].equals("rows");
    List<String> own = isOfCassandra ? user.options().subList(2, 4) : user.options().subList(0, 2);
    return CommandResult.of(Stream.concat(Stream.of(command), own.stream()).toArray(String[]::new));
  }

  private void succeeds(String name, CommandResult result) {
    assertThat(result.status()).as(result.stdout() + result.stderr()).isZero();
    traces.add(name, result);
  }

  /** Spark's pages and event log, and all that Spark, Kafka and the driver say. */
  private static List<String> jvm(Path folder) throws IOException {
    Path log =
        Files.writeString(
            folder.resolve("log4j2.properties"),
            """
            rootLogger.level = info
            rootLogger.appenderRef.console.ref = console
            appender.console.type = Console
            appender.console.name = console
            appender.console.target = SYSTEM_ERR
            appender.console.layout.type = PatternLayout
            appender.console.layout.pattern = %p %c %m%n%throwable
            """);
    return List.of(
        "-Dlog4j2.configurationFile=" + log,
        "-Dspark.ui.enabled=true",
        "-Dspark.ui.port=0",
        "-Dspark.eventLog.enabled=true",
        "-Dspark.eventLog.dir=" + Files.createDirectories(folder.resolve("events")).toUri());
  }

  private static String[] seen(Path folder, String config) throws IOException {
    String password = Files.writeString(folder.resolve("page"), "me:" + PAGE_PASSWORD).toString();
    return new String[] {
      "--config",
      config,
      "--page-port",
      "0",
      "--page-password-file",
      password,
      "--metrics-port",
      "0",
      "--consumer-group",
      "item-sales-job"
    };
  }

  private void lookAt(JobProcess stream) {
    traces.pages(
        "http://127.0.0.1:" + found(stream, "'SparkUI' on port (\\d+)"), "/api/v1/applications");
    traces.pages(found(stream, "page: (http://\\S+)"), "/api/state", "/api/newest?since=-1");
    traces.pages(found(stream, "metrics: (http://\\S+)"));
    traces.commandLines();
  }

  private static String found(JobProcess stream, String line) {
    Matcher found = Pattern.compile(line).matcher(stream.stderr());
    assertThat(found.find()).as(line + " in " + stream.stderr()).isTrue();
    return found.group(1);
  }

  private static void assertForItsOwnerAlone(Path checkpoint) throws IOException {
    try (Stream<Path> files = Files.walk(checkpoint)) {
      assertThat(files)
          .allSatisfy(
              file ->
                  assertThat(Files.getPosixFilePermissions(file))
                      .isSubsetOf(
                          Set.of(
                              PosixFilePermission.OWNER_READ,
                              PosixFilePermission.OWNER_WRITE,
                              PosixFilePermission.OWNER_EXECUTE)));
    }
  }
}
