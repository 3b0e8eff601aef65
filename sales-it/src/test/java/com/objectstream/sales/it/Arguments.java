package com.objectstream.sales.it;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The command line of a command that is told where a pipeline is. */
final class Arguments {
  private Arguments() {}

  /**
   * @param command its name, and options that have no value
   * @param options each with its value after it; a later one replaces an earlier one
   */
  static String[] of(Pipeline pipeline, List<String> command, Stream<String> options) {
    var given = new LinkedHashMap<String, String>();
    given.put("--bootstrap-servers", pipeline.servers().bootstrapServers());
    given.put("--cassandra", pipeline.servers().cassandraContactPoint().toString());
    given.put("--topic", pipeline.topic());
    given.put("--dlq-topic", pipeline.dlqTopic());
    given.put("--keyspace", pipeline.keyspace());
    for (var option = options.iterator(); option.hasNext(); ) {
      given.put(option.next(), option.next());
    }
    return Stream.concat(
            command.stream(),
            given.entrySet().stream().flatMap(o -> Stream.of(o.getKey(), o.getValue())))
        .toArray(String[]::new);
  }
}
