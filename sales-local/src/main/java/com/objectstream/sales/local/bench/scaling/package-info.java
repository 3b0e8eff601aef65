/** How cost grows with partitions and rows. */
package com.objectstream.sales.local.bench.scaling;
