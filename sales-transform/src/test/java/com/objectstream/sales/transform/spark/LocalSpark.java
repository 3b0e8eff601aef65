package com.objectstream.sales.transform.spark;

import org.apache.spark.sql.SparkSession;

/**
 * One Spark for all tests of this JVM, far from UTC, with the function of the extensions. It
 * interprets its plans, since compiling one takes longer than the few rows of a test.
 */
final class LocalSpark {
  private LocalSpark() {}

  /** A session of its own, so that what a test registers or sets meets no other. */
  static SparkSession session() {
    SparkSession session =
        SparkSession.builder()
            .master("local[1]")
            .config("spark.ui.enabled", false)
            .config("spark.driver.bindAddress", "127.0.0.1")
            .config("spark.driver.host", "127.0.0.1")
            .config("spark.sql.shuffle.partitions", 1)
            .config("spark.sql.codegen.wholeStage", false)
            .config("spark.sql.codegen.factoryMode", "NO_CODEGEN")
            .config("spark.sql.session.timeZone", "Pacific/Auckland")
            .config("spark.sql.datetime.java8API.enabled", true)
            .config("spark.sql.extensions", SaleLinesExtensions.class.getName())
            .getOrCreate()
            .newSession();
    SparkSession.setActiveSession(session);
    return session;
  }

  /** The same with compiled plans, as a user has them. */
  static SparkSession compilingSession() {
    SparkSession session = session();
    session.conf().set("spark.sql.codegen.wholeStage", true);
    session.conf().set("spark.sql.codegen.factoryMode", "CODEGEN_ONLY");
    return session;
  }
}
