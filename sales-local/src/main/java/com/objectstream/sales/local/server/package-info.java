/** Kafka and Cassandra on this machine as one: their folder, their ports, their start and end. */
package com.objectstream.sales.local.server;
