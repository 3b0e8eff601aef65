package com.objectstream.sales.job;

/**
 * A job whose checks have passed.
 *
 * @param checkpoint where Spark remembers what was done
 */
public record JobStart(JobOptions options, String checkpoint) {}
