package com.objectstream.sales.producer;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = ProduceCommand.class, importOptions = DoNotIncludeTests.class)
class ProducerPackagesTest {
  private static final String BASE = "com.objectstream.sales.producer";

  /** Every package is a slice of its own, also one that is inside another. */
  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("com.objectstream.sales.(**)").should().beFreeOfCycles();

  @ArchTest
  static final ArchRule ARROWS_GO_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("command")
          .definedBy(BASE)
          .layer("send")
          .definedBy(BASE + ".send")
          .layer("event")
          .definedBy(BASE + ".event")
          .whereLayer("command")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("send")
          .mayOnlyBeAccessedByLayers("command")
          .whereLayer("event")
          .mayOnlyBeAccessedByLayers("command", "send");

  /** The generator is made again by readers that know no broker. */
  @ArchTest
  static final ArchRule EVENTS_KNOW_NO_KAFKA_AND_NO_COMMAND_LINE =
      noClasses()
          .that()
          .resideInAPackage(BASE + ".event")
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.kafka..", "picocli..", "com.objectstream.sales.command..");

  @ArchTest
  static final ArchRule STARTS_WITHOUT_SPARK_AND_CASSANDRA =
      noClasses()
          .should()
          .dependOnClassesThat()
          .resideInAnyPackage(
              "org.apache.spark..", "org.apache.cassandra..", "com.datastax..", "scala..");
}
