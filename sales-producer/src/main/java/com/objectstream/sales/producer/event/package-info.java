/** What is sent: generated events, made from a seed and their number alone. Knows no Kafka. */
package com.objectstream.sales.producer.event;
