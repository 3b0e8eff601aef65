package com.objectstream.sales.transform;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = SaleParser.class, importOptions = DoNotIncludeTests.class)
class TransformPackagesTest {
  private static final String MODEL = "com.objectstream.sales.model..";
  private static final String TRANSFORM = "com.objectstream.sales.transform..";
  private static final String SPARK_ROOM = "com.objectstream.sales.transform.spark..";

  @ArchTest
  static final ArchRule PURE_FUNCTIONS_ARE_PLAIN_JAVA =
      classes()
          .that()
          .resideOutsideOfPackage(SPARK_ROOM)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage("java..", "com.objectstream.shaded.jackson..", MODEL, TRANSFORM)
          .because("they run without Spark, Kafka or Cassandra on the class path");

  @ArchTest
  static final ArchRule DATASET_FUNCTIONS_SUIT_BATCH_AND_STREAM =
      classes()
          .that()
          .resideInAPackage(SPARK_ROOM)
          .should()
          .onlyDependOnClassesThat()
          .resideInAnyPackage(
              "java..",
              "scala..",
              "org.apache.spark.api.java.function",
              "org.apache.spark.sql",
              "org.apache.spark.sql.api.java..",
              "org.apache.spark.sql.catalyst..",
              "org.apache.spark.sql.expressions..",
              "org.apache.spark.sql.types..",
              MODEL,
              TRANSFORM)
          .because("other jobs use them in batch and stream alike: no streaming, Kafka, Cassandra");

  @ArchTest
  static final ArchRule ARROWS_GO_DOWN =
      layeredArchitecture()
          .consideringOnlyDependenciesInLayers()
          .layer("columns")
          .definedBy(SPARK_ROOM)
          .layer("positions")
          .definedBy("com.objectstream.sales.transform.source")
          .layer("sums")
          .definedBy("com.objectstream.sales.transform.totals")
          .layer("lines")
          .definedBy("com.objectstream.sales.transform")
          .whereLayer("columns")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("positions")
          .mayNotBeAccessedByAnyLayer()
          .whereLayer("sums")
          .mayNotBeAccessedByAnyLayer();

  @ArchTest
  static final ArchRule PACKAGES_FORM_NO_CIRCLE =
      slices().matching("com.objectstream.sales.(**)").should().beFreeOfCycles();
}
