package com.objectstream.sales.it.launcher;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * The jar for {@code spark-submit} says what it is made of, and under which licence each part is.
 */
class SubmittedJarIT {
  private static final Path FOLDER =
      Path.of(System.getProperty("sales.home"), "sales-spark-job/target");
  private static final Pattern PART =
      Pattern.compile("META-INF/maven/([^/]+)/([^/]+)/pom\\.properties");
  private static final long MOST_BYTES = 40_000_000;

  /** By which Spark's build makes Maven write a pom of its own for each module. */
  private static final String EMPTY = "org.spark-project.spark:unused";

  /** What is not under Apache's licence, and where the text of its own is. */
  private static final Map<String, String> OTHERS =
      Map.of(
          "org.hdrhistogram:HdrHistogram", "HdrHistogram.txt",
          "org.reactivestreams:reactive-streams", "reactive-streams.txt",
          "org.webjars.npm:uplot", "uplot.txt");

  @Test
  void namesAllPartsWithTheirLicences() throws IOException {
    try (var jar = new JarFile(jar().toFile())) {
      Map<String, String> licences = licences(jar);

      assertThat(parts(jar))
          .hasSizeGreaterThan(10)
          .allSatisfy(part -> assertThat(licences.keySet()).contains(part));
      parts(jar)
          .filter(part -> !licences.get(part).contains("Apache"))
          .forEach(part -> assertThat(OTHERS.keySet()).contains(part));
      for (String file : OTHERS.values()) {
        assertThat(text(jar, "META-INF/licenses/" + file)).isNotBlank();
      }
      assertThat(text(jar, "META-INF/LICENSE")).contains("Apache License");
    }
  }

  @Test
  void isSmallEnoughToBeSentAround() throws IOException {
    assertThat(Files.size(jar())).isLessThan(MOST_BYTES);
  }

  /** Group and artifact of what was put together, without this project's own. */
  private static Stream<String> parts(JarFile jar) {
    return jar.stream()
        .map(entry -> PART.matcher(entry.getName()))
        .filter(found -> found.matches() && !found.group(1).startsWith("com.objectstream"))
        .map(found -> found.group(1) + ":" + found.group(2))
        .filter(part -> !part.equals(EMPTY));
  }

  /** From the bill of materials. */
  private static Map<String, String> licences(JarFile jar) throws IOException {
    JsonNode bill = new ObjectMapper().readTree(text(jar, "META-INF/sbom/bom.cdx.json"));
    assertThat(bill.get("bomFormat").asText()).isEqualTo("CycloneDX");
    var licences = new TreeMap<String, String>();
    for (JsonNode component : bill.get("components")) {
      licences.put(
          component.get("group").asText() + ":" + component.get("name").asText(),
          component.path("licenses").toString());
    }
    return licences;
  }

  private static String text(JarFile jar, String name) throws IOException {
    assertThat(jar.getEntry(name)).as(name).isNotNull();
    return new String(jar.getInputStream(jar.getEntry(name)).readAllBytes(), UTF_8);
  }

  private static Path jar() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith("-submit.jar")).findAny().orElseThrow();
    }
  }
}
