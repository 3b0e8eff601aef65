package com.objectstream.sales.job;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import java.util.List;

/** Each package of the job knows only those below it. */
@AnalyzeClasses(packagesOf = SalesJob.class, importOptions = DoNotIncludeTests.class)
class JobPackagesTest {
  private static final String JOB = SalesJob.class.getPackageName();

  /** From the top; docs/architecture.md says what each holds. */
  private static final List<String> FROM_THE_TOP =
      List.of(
          JOB,
          JOB + ".command",
          JOB + ".start",
          JOB + ".page",
          JOB + ".totals.rebuild",
          JOB + ".stream",
          JOB + ".metrics",
          JOB + ".cassandra.write",
          JOB + ".cassandra",
          JOB + ".cassandra.session",
          JOB + ".reject.replay",
          JOB + ".reject",
          JOB + ".batch",
          JOB + ".kafka.source",
          JOB + ".kafka",
          JOB + ".checkpoint",
          JOB + ".client",
          JOB + ".http");

  @ArchTest
  static void eachPackageHasItsPlace(JavaClasses classes) {
    assertThat(classes.stream().map(JavaClass::getPackageName).distinct())
        .containsExactlyInAnyOrderElementsOf(FROM_THE_TOP);
  }

  @ArchTest
  static void arrowsGoDownwardsOnly(JavaClasses classes) {
    for (int i = 1; i < FROM_THE_TOP.size(); i++) {
      noClasses()
          .that()
          .resideInAPackage(FROM_THE_TOP.get(i))
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(FROM_THE_TOP.subList(0, i).toArray(String[]::new))
          .check(classes);
    }
  }
}
