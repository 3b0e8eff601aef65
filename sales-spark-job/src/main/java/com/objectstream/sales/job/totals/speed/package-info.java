/** The speed layer: running totals of the sales of a topic, in Spark's state. */
package com.objectstream.sales.job.totals.speed;
