/** A standalone Spark cluster on this machine: a master and workers, each in a JVM of its own. */
package com.objectstream.sales.local.server.spark;
