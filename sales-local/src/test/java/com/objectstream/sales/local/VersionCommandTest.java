package com.objectstream.sales.local;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.ProgramVersion;
import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.job.command.StreamCommand;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.util.Properties;
import org.junit.jupiter.api.Test;

class VersionCommandTest {
  private static final String BUILT = ProgramVersion.get().version();
  private static final String COMMIT = ProgramVersion.get().commit();

  @Test
  void tellsInOneLineWhatAReportNeeds() {
    var system = new Properties();
    system.setProperty("java.runtime.version", "17.0.15+6");
    system.setProperty("java.vm.name", "OpenJDK 64-Bit Server VM");
    system.setProperty("java.vendor", "Debian");
    system.setProperty("os.name", "Linux");
    system.setProperty("os.version", "6.1");
    system.setProperty("os.arch", "amd64");
    system.setProperty("user.name", "anna");
    system.setProperty("user.home", "/home/anna");

    var line =
        new VersionLine(
            new ProgramVersion("1.0.0", "0123456789ab"),
            path(
                "/home/anna/sales-local/target/sales-local-1.0.0.jar",
                "/home/anna/spark-sql-kafka-0-10_2.12-3.5.6.jar",
                "/home/anna/spark-sql_2.12-3.5.7.jar",
                "/home/anna/scala-library-2.12.18.jar",
                "/home/anna/kafka-clients-3.9.2.jar",
                "/home/anna/spark-cassandra-connector-driver_2.12-3.5.0.jar",
                "/home/anna/spark-cassandra-connector_2.12-3.5.1.jar",
                "/home/anna/java-driver-core-shaded-4.18.1.jar"),
            path("/home/anna/kafka-clients-4.1.2.jar", "/home/anna/kafka_2.13-4.1.2.jar"),
            "",
            system,
            2,
            1L << 30);

    assertThat(line)
        .hasToString(
            "sales=1.0.0 commit=0123456789ab spark=3.5.7 scala=2.12.18 kafka-clients=3.9.2"
                + " cassandra-connector=3.5.1 cassandra-driver=4.18.1 kafka=4.1.2 cassandra=unknown"
                + " java=17.0.15+6 jvm=\"OpenJDK 64-Bit Server VM, Debian\" os=\"Linux 6.1\""
                + " arch=amd64 cores=2 heap=1024MiB");
  }

  @Test
  void tellsOfThisProcessWithoutPathsAndNames() {
    String line = run(new Sales(), "version", "--verbose");

    assertThat(line)
        .startsWith("sales=%s commit=%s spark=3.".formatted(BUILT, COMMIT))
        .contains(" java=%s ".formatted(Runtime.version()))
        .doesNotContain(
            System.getProperty("user.home"),
            System.getProperty("user.dir"),
            System.getProperty("java.home"),
            "user=");
    assertThat(line.lines()).hasSize(1);
  }

  @Test
  void tellsTheVersionAlone() {
    assertThat(run(new Sales(), "version")).isEqualTo("sales %s%n".formatted(BUILT));
  }

  @Test
  void isAnOptionOfTheProgramToo() {
    assertThat(run(new Sales(), "--version")).isEqualTo(withCommit());
  }

  @Test
  void isAnOptionOfTheJobUnderSparkSubmit() {
    assertThat(run(new StreamCommand(), "--version")).isEqualTo(withCommit());
  }

  private static String withCommit() {
    return "sales %s (commit %s)%n".formatted(BUILT, COMMIT);
  }

  /** What is built here is under git, or somebody said that it is not. */
  @Test
  void knowsItsCommit() {
    assertThat(BUILT).matches("\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?");
    assertThat(COMMIT).matches("[0-9a-f]{12}(\\+changes)?|unknown");
  }

  private static String path(String... jars) {
    return String.join(File.pathSeparator, jars);
  }

  /** The standard output of a call that is done. */
  private static String run(Object program, String... arguments) {
    var out = new ByteArrayOutputStream();
    PrintStream before = System.out;
    System.setOut(new PrintStream(out, true, UTF_8));
    try {
      assertThat(SalesCommandLine.run(program, arguments)).isZero();
    } finally {
      System.setOut(before);
    }
    return out.toString(UTF_8);
  }
}
