package com.objectstream.sales.totals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Other programs read totals with the Java driver alone. */
@AnalyzeClasses(packagesOf = DailySales.class, importOptions = DoNotIncludeTests.class)
class TotalsPackageTest {
  @ArchTest
  static final ArchRule NEEDS_THE_DRIVER_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "com.datastax.oss.driver.api..", DailySales.class.getPackageName());
}
