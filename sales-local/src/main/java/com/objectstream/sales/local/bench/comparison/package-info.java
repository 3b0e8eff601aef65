/** This project beside its alternatives. */
package com.objectstream.sales.local.bench.comparison;
