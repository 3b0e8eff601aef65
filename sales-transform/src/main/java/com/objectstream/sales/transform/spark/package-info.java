/**
 * The same as columns: records of Spark's Kafka source to lines, for a batch as for a stream. Only
 * this package knows Spark.
 */
package com.objectstream.sales.transform.spark;
