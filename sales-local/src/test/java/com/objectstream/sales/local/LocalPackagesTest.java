package com.objectstream.sales.local;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** This module sees the others, so what holds for all of them is looked at here. */
class LocalPackagesTest {
  private static final JavaClasses ALL =
      new ClassFileImporter()
          .withImportOption(new DoNotIncludeTests())
          .importPackages("com.objectstream.sales");

  /** Every package is a slice of its own, also one that is inside another. */
  @Test
  void packagesOfAllModulesFormNoCircle() {
    slices().matching("com.objectstream.sales.(**)").should().beFreeOfCycles().check(ALL);
  }

  @Test
  void noTwoClassesShareAName() {
    Map<String, List<JavaClass>> byName =
        ALL.stream()
            .filter(JavaClass::isTopLevelClass)
            .filter(each -> !each.getSimpleName().equals("package-info"))
            .collect(groupingBy(JavaClass::getSimpleName));

    assertThat(byName.values()).allSatisfy(same -> assertThat(same).hasSize(1));
  }
}
