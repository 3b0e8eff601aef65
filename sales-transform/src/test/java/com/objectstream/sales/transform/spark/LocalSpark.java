package com.objectstream.sales.transform.spark;

import org.apache.spark.sql.SparkSession;

/** One Spark for all tests of this JVM, far from UTC, with the function of the extensions. */
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
            .config("spark.sql.session.timeZone", "Pacific/Auckland")
            .config("spark.sql.datetime.java8API.enabled", true)
            .config("spark.sql.extensions", SaleLinesExtensions.class.getName())
            .getOrCreate()
            .newSession();
    SparkSession.setActiveSession(session);
    return session;
  }
}
