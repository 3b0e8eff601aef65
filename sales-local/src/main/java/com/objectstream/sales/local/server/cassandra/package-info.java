/** Cassandra nodes on this machine, and sessions with Cassandra anywhere. */
package com.objectstream.sales.local.server.cassandra;
