/** Where and on what is measured: servers, table, topics, the events, a Spark session. */
package com.objectstream.sales.local.bench.site;
