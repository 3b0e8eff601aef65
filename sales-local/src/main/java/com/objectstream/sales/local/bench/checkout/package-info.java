/** The job of a checkout of this project, as a process of its own that stays warm. */
package com.objectstream.sales.local.bench.checkout;
