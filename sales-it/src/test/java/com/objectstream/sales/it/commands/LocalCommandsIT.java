package com.objectstream.sales.it.commands;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.SalesProcess;
import com.objectstream.sales.local.server.process.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * {@code up}, whose servers end with it; {@code demo} to its end is in {@code UnusualMachineIT}.
 */
class LocalCommandsIT {
  private static final List<String> LOOPBACK = List.of("127.0.0.1");
  private static final Duration START = Duration.ofMinutes(3);
  private static final Duration END = Duration.ofSeconds(30);

  @Test
  void serversAndTheirFolderGoWhenTheParentIsKilled() {
    try (var up =
        SalesProcess.start(
            "up",
            "--kafka-port",
            freePort(),
            "--cassandra-port",
            freePort(),
            "--spark-workers",
            "1")) {
      await().atMost(START).until(() -> up.stdout().startsWith("ready kafka="));
      List<ProcessHandle> servers = up.process().descendants().toList();
      Path folder = folderIn(up.stderr());
      assertThat(up.stdout().strip())
          .matches("ready kafka=\\S+ cassandra=\\S+ spark=spark://127\\.0\\.0\\.1:\\d+");
      assertThat(servers).hasSize(4);
      assertThat(folder).isDirectory();

      up.process().destroyForcibly();

      await()
          .atMost(END)
          .untilAsserted(() -> assertThat(servers).noneMatch(ProcessHandle::isAlive));
      await().atMost(END).untilAsserted(() -> assertThat(folder).doesNotExist());
    }
  }

  @Test
  void upEndsAsDoneOnSigterm() {
    try (var up =
        SalesProcess.start("up", "--kafka-port", freePort(), "--cassandra-port", freePort())) {
      await().atMost(START).until(() -> up.stdout().startsWith("ready kafka="));
      List<ProcessHandle> servers = up.process().descendants().toList();
      Path folder = folderIn(up.stderr());

      up.process().destroy();

      assertThat(up.await(END)).isZero();
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
      assertThat(folder).doesNotExist();
    }
  }

  @Test
  void upEndsAsDoneWhileItsServersStart() {
    try (var up =
        SalesProcess.start("up", "--kafka-port", freePort(), "--cassandra-port", freePort())) {
      await().atMost(START).until(() -> up.process().descendants().count() == 2);
      List<ProcessHandle> servers = up.process().descendants().toList();

      up.process().destroy();

      assertThat(up.await(END)).as(up::stderr).isZero();
      assertThat(up.stdout()).isEmpty();
      assertThat(up.stderr()).doesNotContain("sales: ", "ERROR");
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
      assertThat(folderIn(up.stderr())).doesNotExist();
    }
  }

  @Test
  void demoTellsAtOnceThatAServerWasKilled() {
    try (var demo = SalesProcess.start("demo", "--events", "1000000")) {
      await().atMost(START).until(() -> demo.stderr().contains("producing"));
      List<ProcessHandle> servers = demo.process().descendants().toList();

      servers.get(0).destroyForcibly();

      assertThat(demo.await(END)).isOne();
      assertThat(demo.stderr())
          .containsPattern("\nsales: \\S+ was killed \\(signal 9\\).* stopped too, .*\n$")
          .doesNotContain(" does not answer");
      assertThat(servers).noneMatch(ProcessHandle::isAlive);
    }
  }

  @Test
  void demoEndsAsDoneOnSigtermWithoutAWordOfItsServers() {
    try (var demo = SalesProcess.start("demo", "--events", "1000000")) {
      await().atMost(START).until(() -> demo.stderr().contains("starting Spark"));

      demo.process().destroy();

      assertThat(demo.await(END)).isZero();
      assertThat(demo.stderr().strip()).endsWith(" stopping");
    }
  }

  private static String freePort() {
    return Integer.toString(Ports.free(LOOPBACK));
  }

  private static Path folderIn(String stderr) {
    return Path.of(group(Pattern.compile("in (/\\S+)"), stderr));
  }

  private static String group(Pattern pattern, String text) {
    Matcher found = pattern.matcher(text);
    assertThat(found.find()).as("%s in %s", pattern, text).isTrue();
    return found.group(1);
  }
}
