package com.objectstream.sales.it.harness;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.stream.Stream;

/** The command line of a command that is told where a pipeline is. */
public final class CommandArguments {
  private CommandArguments() {}

  /**
   * @param command its name, and options that have no value
   * @param options each with its value after it; a later one replaces an earlier one
   */
  public static String[] of(Pipeline pipeline, List<String> command, Stream<String> options) {
    var given = new LinkedHashMap<String, String>();
    given.put("--bootstrap-servers", pipeline.servers().kafka().bootstrapServers());
    given.put("--cassandra", pipeline.servers().cassandra().toString());
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
