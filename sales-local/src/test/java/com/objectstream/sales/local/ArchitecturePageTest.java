package com.objectstream.sales.local;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The arrows between packages that docs/architecture.md lists are those of the code. */
class ArchitecturePageTest {
  private static final Path PAGE = Path.of("..", "docs", "architecture.md");
  private static final String ROOT = "com.objectstream.sales.";
  private static final String INDENT = "    ";

  @Test
  void listsTheArrowsOfTheCode() throws IOException {
    String listed =
        Files.readString(PAGE)
            .lines()
            .filter(line -> line.matches(INDENT + "[a-z.]+ -> .*"))
            .collect(Collectors.joining("\n"));

    assertThat(listed).isEqualTo(arrows());
  }

  /** {@code job.batch -> job.kafka, model, transform}, a line each. */
  private static String arrows() {
    var arrows = new TreeMap<String, TreeSet<String>>();
    for (JavaClass each :
        new ClassFileImporter()
            .withImportOption(new DoNotIncludeTests())
            .importPackages("com.objectstream.sales")) {
      TreeSet<String> targets = arrows.computeIfAbsent(name(each), from -> new TreeSet<>());
      for (Dependency dependency : each.getDirectDependenciesFromSelf()) {
        JavaClass target = dependency.getTargetClass().getBaseComponentType();
        if (target.getPackageName().startsWith(ROOT) && !name(target).equals(name(each))) {
          targets.add(name(target));
        }
      }
    }
    return arrows.entrySet().stream()
        .filter(from -> !from.getValue().isEmpty())
        .map(from -> INDENT + from.getKey() + " -> " + String.join(", ", from.getValue()))
        .collect(Collectors.joining("\n"));
  }

  private static String name(JavaClass each) {
    return each.getPackageName().substring(ROOT.length());
  }
}
