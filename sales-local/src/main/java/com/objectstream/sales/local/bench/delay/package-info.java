/** The time from produce until a row can be read. */
package com.objectstream.sales.local.bench.delay;
