package com.objectstream.sales.it.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code mvn -Prelease verify} makes of a commit is the same to the byte, wherever. */
@Tag("soak")
class ReleaseIT {
  private static final String PROJECT = System.getProperty("sales.home");
  private static final String MODULES = "sales-bom,sales-model,sales-transform,sales-spark-job";

  /** Jars keep the rights of the files in them. */
  private static final String UMASK = "umask 022; ";

  private static final String CHECKSUM = ".sha256";

  /** Without their version. */
  private static final String[] FILES = {
    "sales-bom.pom",
    "sales-model-cyclonedx.json",
    "sales-model-javadoc.jar",
    "sales-model-sources.jar",
    "sales-model.jar",
    "sales-model.pom",
    "sales-spark-job-cyclonedx.json",
    "sales-spark-job-submit.jar",
    "sales-transform-cyclonedx.json",
    "sales-transform-javadoc.jar",
    "sales-transform-sources.jar",
    "sales-transform-tests.jar",
    "sales-transform.jar",
    "sales-transform.pom"
  };

  @TempDir private Path folder;

  @Test
  void isTheSameFromTwoClones() throws Exception {
    Map<String, String> here = release("clone", "true");
    Map<String, String> elsewhere =
        release("other/clone with spaces", "export TZ=Asia/Kolkata LC_ALL=C");

    assertThat(elsewhere).isEqualTo(here);
    assertThat(here.keySet())
        .filteredOn(name -> !name.endsWith(CHECKSUM))
        .extracting(name -> name.replaceFirst("-\\d+\\.\\d+\\.\\d+(-SNAPSHOT)?", ""))
        .containsExactlyInAnyOrder(FILES);
  }

  /** The digest of each file that a clone makes; those beside the files say the same. */
  private Map<String, String> release(String name, String setting) throws Exception {
    Path clone = folder.resolve(name);
    run("%s; git clone -q '%s' '%s'".formatted(setting, PROJECT, clone));
    run(
        "%s; cd '%s'; mvn -B -q -Prelease verify -DskipTests -pl %s -am"
            .formatted(setting, clone, MODULES));
    var digests = new TreeMap<String, String>();
    for (Path file : list(clone.resolve("target/release"))) {
      digests.put(file.getFileName().toString(), sha256(file));
      if (!file.toString().endsWith(CHECKSUM)) {
        assertThat(file.resolveSibling(file.getFileName() + CHECKSUM))
            .content()
            .isEqualToIgnoringNewLines(sha256(file) + "  " + file.getFileName());
      }
    }
    return digests;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    }
  }

  private static String sha256(Path file) throws Exception {
    return HexFormat.of()
        .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(file)));
  }

  private static void run(String script) throws Exception {
    Process shell =
        new ProcessBuilder("bash", "-ec", UMASK + script).redirectErrorStream(true).start();
    shell.getOutputStream().close();
    String told = new String(shell.getInputStream().readAllBytes(), UTF_8);
    assertThat(shell.waitFor()).as(told).isZero();
  }
}
