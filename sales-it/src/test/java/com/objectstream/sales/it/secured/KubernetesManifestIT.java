package com.objectstream.sales.it.secured;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.it.harness.SecuredPipeline;
import com.objectstream.sales.it.harness.SecuredServers;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.yaml.snakeyaml.Yaml;

/**
 * What the files for Kubernetes say is what the job takes: their arguments and settings go through
 * Spark's own {@code spark-submit}, with the addresses and files of this machine.
 */
@ExtendWith(SecuredServers.class)
class KubernetesManifestIT {
  private static final Path HOME = Path.of(System.getProperty("sales.home"));
  private static final Path MANIFEST = HOME.resolve("deploy/kubernetes/sales-stream.yaml");
  private static final Path IMAGE = HOME.resolve("deploy/image/Dockerfile");
  private static final Duration SOON = Duration.ofMinutes(3);

  @Test
  void runsTheJobWithTheArgumentsOfTheManifest(SecuredPipeline secured) throws IOException {
    Pipeline pipeline = secured.pipeline();
    pipeline.send(Events.PLATES);
    Map<String, Object> spec = spec();
    Map<String, String> options = options(spec);
    options.put("--bootstrap-servers", pipeline.servers().kafka().bootstrapServers());
    options.put("--cassandra", pipeline.servers().cassandra().toString());
    options.put("--topic", pipeline.topic());
    options.put("--dlq-topic", pipeline.dlqTopic());
    options.put("--keyspace", pipeline.keyspace());
    options.put("--checkpoint", pipeline.checkpoint("manifest"));
    options.put("--metrics-port", "0");
    List<String> user = secured.user("sales_stream").options();
    options.put(user.get(0), user.get(1));
    options.put(user.get(2), user.get(3));

    try (var job = SalesProcess.submit(submitted(spec, options))) {
      assertThat(job.await(SOON)).as(job::stderr).isZero();
      assertThat(job.stdout())
          .endsWith("stream: 1 lines read = 1 stored + 0 rejected + 0 skipped\n");
    }
  }

  private static List<String> submitted(Map<String, Object> spec, Map<String, String> options) {
    var arguments = new ArrayList<>(List.of("--master", "local[2]"));
    map(spec, "sparkConf")
        .forEach((key, value) -> arguments.addAll(List.of("--conf", key + "=" + value)));
    arguments.addAll(List.of("--class", spec.get("mainClass").toString(), "spark-internal"));
    options.forEach((name, value) -> arguments.addAll(List.of(name, value)));
    arguments.add("--once");
    return arguments;
  }

  @Test
  void mountsWhatItsArgumentsName() throws IOException {
    Map<String, Object> spec = spec();
    Map<String, String> options = options(spec);
    for (String pod : List.of("driver", "executor")) {
      List<Map<String, Object>> mounts = maps(map(spec, pod), "volumeMounts");
      assertThat(maps(spec, "volumes"))
          .extracting(volume -> volume.get("name"))
          .containsExactlyElementsOf(mounts.stream().map(mount -> mount.get("name")).toList());
      assertThat(Stream.of("--kafka-config", "--cassandra-config", "--checkpoint"))
          .allSatisfy(
              option ->
                  assertThat(mounts)
                      .anyMatch(
                          mount ->
                              options
                                  .get(option)
                                  .replace("file://", "")
                                  .startsWith(mount.get("mountPath") + "/")));
      assertThat(map(map(spec, pod), "podSecurityContext"))
          .containsEntry("runAsNonRoot", true)
          .containsEntry("runAsUser", 185);
    }
    assertThat(maps(map(spec, "driver"), "ports"))
        .extracting(port -> port.get("containerPort").toString())
        .containsExactly(options.get("--metrics-port"));
  }

  @Test
  void putsTheJarAloneOnSparksImageAndRunsAsNobodySpecial() throws IOException {
    List<String> image =
        Files.readAllLines(IMAGE).stream()
            .filter(line -> !line.startsWith("#") && !line.isBlank())
            .toList();
    String version = spec().get("sparkVersion").toString();
    String jar = spec().get("mainApplicationFile").toString().replace("local://", "");

    assertThat(Files.readString(HOME.resolve("pom.xml")))
        .contains("<spark.version>%s</spark.version>".formatted(version));
    assertThat(image)
        .satisfiesExactly(
            from ->
                assertThat(from).isEqualTo("FROM apache/spark:%s-scala2.12-java17-ubuntu", version),
            copy ->
                assertThat(copy)
                    .matches(
                        "COPY --chmod=0444 sales-spark-job/target/sales-spark-job-\\*-submit\\.jar "
                            + Pattern.quote(jar)),
            user -> assertThat(user).isEqualTo("USER 185"));
  }

  private static Map<String, Object> spec() throws IOException {
    Map<String, Object> manifest = new Yaml().load(Files.readString(MANIFEST));
    return map(manifest, "spec");
  }

  /** All options of the manifest have a value after them. */
  private static Map<String, String> options(Map<String, Object> spec) {
    List<?> arguments = (List<?>) spec.get("arguments");
    var options = new LinkedHashMap<String, String>();
    for (int i = 0; i < arguments.size(); i += 2) {
      assertThat(arguments.get(i).toString()).startsWith("--");
      options.put(arguments.get(i).toString(), arguments.get(i + 1).toString());
    }
    return options;
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> map(Map<String, Object> parent, String key) {
    return (Map<String, Object>) parent.get(key);
  }

  @SuppressWarnings("unchecked")
  private static List<Map<String, Object>> maps(Map<String, Object> parent, String key) {
    return (List<Map<String, Object>>) parent.get(key);
  }
}
