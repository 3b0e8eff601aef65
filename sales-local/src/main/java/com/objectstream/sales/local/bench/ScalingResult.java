package com.objectstream.sales.local.bench;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import com.fasterxml.jackson.annotation.JsonUnwrapped;

/**
 * What a contender reached in a case of scaling.
 *
 * @param cassandraPartitions that the rows belong to
 */
record ScalingResult(
    ContenderKind contender,
    @JsonIgnore Shape shape,
    int cassandraPartitions,
    @JsonUnwrapped Figures figures) {

  /** Of the topic; 0 for the ceiling, which reads none. */
  @JsonProperty
  int kafkaPartitions() {
    return contender == ContenderKind.CEILING ? 0 : shape.kafkaPartitions();
  }
}
