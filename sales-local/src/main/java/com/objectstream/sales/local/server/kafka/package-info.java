/** Kafka brokers and their topics on this machine. */
package com.objectstream.sales.local.server.kafka;
