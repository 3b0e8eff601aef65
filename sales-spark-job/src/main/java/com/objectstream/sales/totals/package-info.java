/**
 * The totals of sales for other programs: what the layers have written, put together. Needs the
 * Java driver of Cassandra only.
 */
package com.objectstream.sales.totals;
