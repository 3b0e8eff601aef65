package com.objectstream.sales.local.submit;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.local.Sales;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What is told before anything is handed over; {@code ClusterIT} hands jobs over. */
class SubmitCommandTest {
  private static final String SERVERS = " --bootstrap-servers a:1 --cassandra b:2 --jar job.jar";

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "--topic x | missing required option: '--master=URL' (see sales submit --help)",
        "--master yarn | --master yarn is not that of a standalone cluster (spark://HOST:PORT): YARN and Kubernetes have a spark-submit of their own, see docs/cluster.md (see sales submit --help)",
        "--master spark://x | 'x' is not HOST:PORT, for example 127.0.0.1:9042 or [::1]:9042 (see sales submit --help)",
        "--master spark://127.0.0.1:1 --topik x | unknown option --topik: did you mean --topic? (see sales stream --help)",
        "totals rebuild --master spark://127.0.0.1:1 --evry 5s | unknown option --evry: did you mean --every? (see sales totals rebuild --help)",
        "stream --master spark://127.0.0.1:1 --trigger 5 | invalid value for option '--trigger': '5' has no unit; write 500ms, 30s, 5m, 2h, 1d or PT30S (see sales stream --help)",
        "--master spark://127.0.0.1:1 --supervise | --supervise is for --deploy-mode cluster: here, start it again (see sales submit --help)",
      })
  void refusesWrongUsageOfItsOwnAndOfTheJob(String arguments, String told) {
    assertThat(submit(2, arguments + SERVERS)).isEqualTo("sales: " + told);
  }

  @Test
  void tellsThatNoMasterAnswers() {
    String told =
        "sales: no Spark master answers at spark://127.0.0.1:1: start one (bin/sales up --spark-workers 2) or correct --master";

    assertThat(submit(1, "--master spark://127.0.0.1:1" + SERVERS)).isEqualTo(told);
    assertThat(submit(1, "--master spark://127.0.0.1:1 --kill driver-1-0")).isEqualTo(told);
  }

  @Test
  void putsWhatAConfigFileStandsForInItsPlace(@TempDir Path folder) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("sales.properties"),
            "topic=tea\ncount=7\nstream.trigger=3s\nsubmit.master=spark://c:3\nonce=true");

    assertThat(
            SalesCommandLine.arguments(
                new Sales(),
                List.of(
                    "stream", "--bootstrap-servers", "a:1", "--cassandra=b:2", "--config=" + file)))
        .containsExactlyInAnyOrder(
            "stream",
            "--topic=tea",
            "--trigger=3s",
            "--once",
            "--bootstrap-servers",
            "a:1",
            "--cassandra=b:2")
        .startsWith("stream");
  }

  /** Its own options are not taken for slips of those of the job. */
  @Test
  void namesTheOptionOfTheJobThatIsMissing() {
    String master = "--master spark://127.0.0.1:7077 ";

    assertThat(submit(2, master + "--bootstrap-servers 127.0.0.1:1"))
        .isEqualTo(
            "sales: missing required option: '--cassandra=HOST:PORT' (see sales stream --help)");
    assertThat(submit(2, master + "totals stream --cassandra 127.0.0.1:1"))
        .isEqualTo(
            "sales: missing required option: '--bootstrap-servers=HOST:PORT' (see sales totals stream --help)");
    assertThat(submit(2, master + "--bootstrap-servers 127.0.0.1:1 --casandra 127.0.0.1:1"))
        .isEqualTo(
            "sales: unknown option --casandra: did you mean --cassandra? (see sales stream --help)");
  }

  @Test
  void knowsProgramsByTheFirstWord() {
    assertThat(SubmittedProgram.of(List.of("--topic", "stream")))
        .isEqualTo(SubmittedProgram.STREAM);
    assertThat(SubmittedProgram.withoutWord(List.of("stream", "--once"))).containsExactly("--once");
    assertThat(SubmittedProgram.withoutWord(List.of("--once"))).containsExactly("--once");
    List<String> rebuild = List.of("totals", "rebuild", "--every", "1m");
    assertThat(SubmittedProgram.of(rebuild)).isEqualTo(SubmittedProgram.TOTALS);
    assertThat(SubmittedProgram.withoutWord(rebuild)).containsExactly("rebuild", "--every", "1m");
  }

  private static String submit(int status, String arguments) {
    var err = new ByteArrayOutputStream();
    PrintStream stderr = System.err;
    System.setErr(new PrintStream(err, true, UTF_8));
    try {
      String[] all = ("submit " + arguments).split(" ");
      assertThat(SalesCommandLine.run(new Sales(), all)).isEqualTo(status);
    } finally {
      System.setErr(stderr);
    }
    return err.toString(UTF_8).strip();
  }
}
