package com.objectstream.sales.local.server.spark;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstream.sales.local.server.process.ReadinessProbe;
import java.io.IOException;
import java.net.URI;
import java.util.stream.StreamSupport;

/**
 * Asks the master whether a worker has registered.
 *
 * @param page of the master
 * @param port of the worker
 */
record WorkerProbe(String page, int port) implements ReadinessProbe {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public boolean answers() throws IOException {
    JsonNode workers = JSON.readTree(URI.create(page + "/json/").toURL()).path("workers");
    return StreamSupport.stream(workers.spliterator(), false)
        .anyMatch(
            worker ->
                worker.path("port").asInt() == port
                    && worker.path("state").asText().equals("ALIVE"));
  }
}
