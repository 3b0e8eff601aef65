/** {@code totals}: the layers, and the view of both. */
package com.objectstream.sales.local.totals;
