/** The ways to bring events into the table that are compared. */
package com.objectstream.sales.local.bench.contender;
