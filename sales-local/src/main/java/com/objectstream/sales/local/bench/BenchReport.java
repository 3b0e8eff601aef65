package com.objectstream.sales.local.bench;

import java.util.List;
import java.util.Optional;

/**
 * What the benchmark found.
 *
 * @param contenders in the order of the table
 */
public record BenchReport(
    List<ContenderResult> contenders, Ratios ratios, Optional<DelayResult> delay) {}
