package com.objectstream.sales.local;

import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = Sales.class, importOptions = DoNotIncludeTests.class)
class LocalPackagesTest {
  /** Every package is a slice of its own, also one that is inside another. */
  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("com.objectstream.sales.(**)").should().beFreeOfCycles();
}
