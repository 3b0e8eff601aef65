/**
 * Pure functions from the bytes of Kafka values to sales or rejects. Nothing here knows a server,
 * and the parser runs without Spark on the class path.
 */
package com.objectstream.sales.transform;
