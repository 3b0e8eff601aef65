/** The job: Kafka to Cassandra, its options, its start and its end. */
package com.objectstream.sales.job;
