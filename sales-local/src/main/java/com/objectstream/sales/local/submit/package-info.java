/** Hands the packaged job to a Spark cluster, as {@code spark-submit} does. */
package com.objectstream.sales.local.submit;
