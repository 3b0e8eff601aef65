package com.objectstream.sales.it.pages;

import com.objectstream.sales.it.harness.Pipeline;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How a documented call is typed for one pipeline: its addresses and names, few events, the last
 * day, any free ports, and an end where it would go on for ever. All else is as the page shows it.
 */
public record CallOnPipeline(DocumentedCall call, Pipeline pipeline) {
  private static final String ONCE = "--once";

  /** How many events stand in for those of a page. */
  static final String FEW = "2000";

  /** The arguments. */
  public String[] arguments() {
    var typed = new ArrayList<String>();
    Map<String, String> here = here();
    List<String> words = call.words();
    for (int i = 0; i < words.size(); i++) {
      if (here.containsKey(words.get(i))) {
        i++;
      } else if (!words.get(i).equals(DocumentedCall.LEFT_OUT)) {
        typed.add(words.get(i));
      }
    }
    here.forEach((option, value) -> typed.add(option + "=" + value));
    if (call.knows(ONCE) && !typed.contains(ONCE)) {
      typed.add(ONCE);
    }
    return typed.toArray(String[]::new);
  }

  /** What is replaced or added, where the command has such an option. */
  private Map<String, String> here() {
    var here = new LinkedHashMap<String, String>();
    here.put("--bootstrap-servers", pipeline.servers().kafka().bootstrapServers());
    here.put("--cassandra", pipeline.servers().cassandra().toString());
    here.put("--topic", pipeline.topic());
    here.put("--dlq-topic", pipeline.dlqTopic());
    here.put("--keyspace", pipeline.keyspace());
    here.put("--checkpoint", pipeline.checkpoint(checkpoint()));
    replace(here, "--count", FEW);
    replace(here, "--metrics-port", "0");
    replace(here, "--page-port", "0");
    replace(here, "--from-time", "1d");
    replace(here, "--to-time", "0s");
    here.keySet().removeIf(option -> !call.knows(option));
    return here;
  }

  private void replace(Map<String, String> here, String option, String value) {
    if (call.words().contains(option)) {
      here.put(option, value);
    }
  }

  /** A stretch that is stored again has one of its own, as without the option. */
  private String checkpoint() {
    return call.name().replace(' ', '-') + (call.words().contains("--from-time") ? "-again" : "");
  }
}
