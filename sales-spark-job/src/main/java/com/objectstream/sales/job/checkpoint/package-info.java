/**
 * The folder in which Spark remembers what was done: what it says, whether it is whole, whose it
 * is.
 */
package com.objectstream.sales.job.checkpoint;
