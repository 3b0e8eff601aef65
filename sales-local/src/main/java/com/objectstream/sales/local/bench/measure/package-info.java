/** Rounds of contenders in turn, and what they used. */
package com.objectstream.sales.local.bench.measure;
