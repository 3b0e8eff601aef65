/**
 * What operators see of a job: what it has committed, how far behind it is, what it waits for. Fed
 * by the results of batches and by Kafka's own ends; nothing here is on the path of a row.
 */
package com.objectstream.sales.job.metrics;
