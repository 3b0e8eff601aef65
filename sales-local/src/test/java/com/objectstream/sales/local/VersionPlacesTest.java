package com.objectstream.sales.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.command.ProgramVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Pages and files of deployment that name the version of this project name that of the pom. */
class VersionPlacesTest {
  private static final Path PROJECT = Path.of("..");
  private static final String VERSION = ProgramVersion.get().version();
  private static final Pattern NAMED =
      Pattern.compile(
          "(?:<artifactId>sales-[a-z]+</artifactId>\\s+<version>"
              + "|\\bsales-(?:spark-job|model|transform)-(?=\\d)"
              + "|\\bsales-stream:)"
              + "(\\d+\\.\\d+\\.\\d+(?:-SNAPSHOT)?)");

  @Test
  void allNameTheVersionOfThePom() throws IOException {
    Map<String, List<String>> named = new TreeMap<>();
    for (Path file : files()) {
      List<String> versions =
          NAMED.matcher(Files.readString(file)).results().map(found -> found.group(1)).toList();
      if (!versions.isEmpty()) {
        named.put(PROJECT.relativize(file).toString(), versions);
      }
    }

    assertThat(named)
        .containsKeys("README.md", "deploy/image/Dockerfile", "deploy/kubernetes/sales-stream.yaml")
        .allSatisfy((file, versions) -> assertThat(versions).containsOnly(VERSION));
  }

  /** What is released stands there with its day, and what comes next is collected above it. */
  @Test
  void theChangelogKnowsThisVersion() throws IOException {
    String heading =
        VERSION.endsWith("-SNAPSHOT")
            ? "## \\[Unreleased]"
            : "## \\[%s] - \\d{4}-\\d{2}-\\d{2}".formatted(Pattern.quote(VERSION));

    assertThat(Files.readAllLines(PROJECT.resolve("CHANGELOG.md")))
        .filteredOn(line -> line.startsWith("## "))
        .first()
        .asString()
        .matches(heading);
  }

  private static List<Path> files() throws IOException {
    try (Stream<Path> top = Files.list(PROJECT);
        Stream<Path> docs = Files.walk(PROJECT.resolve("docs"));
        Stream<Path> deploy = Files.walk(PROJECT.resolve("deploy"));
        Stream<Path> modules =
            Stream.of("sales-model", "sales-transform")
                .map(module -> PROJECT.resolve(module).resolve("README.md"))) {
      return Stream.of(top, docs, deploy, modules)
          .flatMap(files -> files)
          .filter(file -> file.toString().matches(".*(\\.md|\\.yaml|Dockerfile)"))
          .toList();
    }
  }
}
