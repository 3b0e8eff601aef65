package com.objectstream.sales.it;

import java.util.LinkedHashMap;
import java.util.stream.Stream;

/** The command line of {@code stream} over a pipeline. */
record StreamArguments(Pipeline pipeline, String checkpoint) {
  /** Over what is there; a later option, each with a value after it, replaces an earlier one. */
  String[] once(String... more) {
    return Stream.concat(Stream.of("stream", "--once"), options(more)).toArray(String[]::new);
  }

  /** Until it is stopped. */
  String[] endless(String... more) {
    return Stream.concat(Stream.of("stream"), options(more)).toArray(String[]::new);
  }

  private Stream<String> options(String... more) {
    var options = new LinkedHashMap<String, String>();
    options.put("--bootstrap-servers", pipeline.servers().bootstrapServers());
    options.put("--cassandra", pipeline.servers().cassandraContactPoint().toString());
    options.put("--topic", pipeline.topic());
    options.put("--dlq-topic", pipeline.dlqTopic());
    options.put("--keyspace", pipeline.keyspace());
    options.put("--checkpoint", pipeline.checkpoint(checkpoint));
    for (int i = 0; i < more.length; i += 2) {
      options.put(more[i], more[i + 1]);
    }
    return options.entrySet().stream().flatMap(o -> Stream.of(o.getKey(), o.getValue()));
  }
}
