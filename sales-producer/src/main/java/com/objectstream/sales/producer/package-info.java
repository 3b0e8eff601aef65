/**
 * The load generator and file sender: values go to a Kafka topic at a rate of their own, and every
 * one of them is acknowledged or the run fails.
 */
package com.objectstream.sales.producer;
