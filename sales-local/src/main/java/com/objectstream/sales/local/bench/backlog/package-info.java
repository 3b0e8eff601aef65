/** A backlog stored by a job with a small heap. */
package com.objectstream.sales.local.bench.backlog;
