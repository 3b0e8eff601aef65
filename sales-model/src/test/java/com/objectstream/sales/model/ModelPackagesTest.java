package com.objectstream.sales.model;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = SaleEvent.class, importOptions = DoNotIncludeTests.class)
class ModelPackagesTest {
  @ArchTest
  static final ArchRule THE_EVENT_IS_PLAIN =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..", "com.objectstream.shaded.jackson..", "com.objectstream.sales.model..")
          .because("whoever uses the event need not know Kafka, Cassandra or Spark");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("com.objectstream.sales.(**)").should().beFreeOfCycles();
}
