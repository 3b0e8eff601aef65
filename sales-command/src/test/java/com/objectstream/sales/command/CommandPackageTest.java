package com.objectstream.sales.command;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** What every command line shares knows no Spark, no Cassandra and no other module. */
@AnalyzeClasses(packagesOf = SalesCommandLine.class, importOptions = DoNotIncludeTests.class)
class CommandPackageTest {
  @ArchTest
  static final ArchRule KNOWS_PICOCLI_AND_THE_KAFKA_CLIENT_ONLY =
      classes()
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "sun.misc..",
              "picocli..",
              "org.slf4j..",
              "org.apache.kafka..",
              SalesCommandLine.class.getPackageName() + "..");

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("com.objectstream.sales.(**)").should().beFreeOfCycles();
}
