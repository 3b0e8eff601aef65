package com.objectstream.sales.job.kafka.source;

import com.objectstream.sales.command.connection.SentFiles;
import com.objectstream.sales.job.client.SharedClients;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerConfig;

/** Consumers of equal properties that wait for a task: one for each task at a time. */
final class ConsumerPool implements AutoCloseable {
  private final Map<String, Object> config;
  private final List<TaskConsumer> idle = new ArrayList<>();
  private boolean closed;

  private ConsumerPool(Map<String, Object> config) {
    this.config = config;
  }

  /** The pool of a JVM for some properties of the client. */
  record Key(Map<String, Object> config) implements SharedClients.Key<ConsumerPool> {
    @Override
    public ConsumerPool open() {
      return new ConsumerPool(SentFiles.ofKafka(config, Object.class));
    }

    /** The properties of a client hold secrets. */
    @Override
    public String toString() {
      return "consumers of " + config.get(ConsumerConfig.BOOTSTRAP_SERVERS_CONFIG);
    }
  }

  /** A consumer for these ranges: if there is one, that which goes on where it is. */
  TaskConsumer take(List<OffsetRange> ranges) {
    TaskConsumer consumer = waiting(ranges);
    try {
      consumer.begin(ranges);
      return consumer;
    } catch (RuntimeException e) {
      consumer.close();
      throw e;
    }
  }

  private synchronized TaskConsumer waiting(List<OffsetRange> ranges) {
    TaskConsumer best =
        idle.stream()
            .max(Comparator.comparingLong(consumer -> consumer.goesOnWith(ranges)))
            .orElseGet(() -> new TaskConsumer(config, ranges.size()));
    idle.remove(best);
    return best;
  }

  /** For the next task; not for a consumer that has failed. */
  synchronized void giveBack(TaskConsumer consumer) {
    if (closed) {
      consumer.close();
    } else {
      idle.add(consumer);
    }
  }

  @Override
  public synchronized void close() {
    closed = true;
    idle.forEach(TaskConsumer::close);
    idle.clear();
  }
}
