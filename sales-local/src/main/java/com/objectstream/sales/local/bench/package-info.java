/**
 * The benchmark: this project and its alternatives in one run, on the same events, servers and
 * table.
 */
package com.objectstream.sales.local.bench;
