package com.objectstream.sales.command.connection;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * The brokers that lead the partitions of a topic. The cluster knows the leader of a new partition
 * some time before that broker serves it. A producer that begins in between can have its first
 * batch refused and its second one taken, after which no broker takes the first one any more.
 */
public final class TopicLeaders {
  private static final long PAUSE_MS = 50;

  private TopicLeaders() {}

  /**
   * The ends of the first partitions of a topic, asked again until each is served.
   *
   * @param partitions how many, from partition 0 on
   * @param patience how long a partition may not be served, or an answer not come
   * @return the end of each
   * @throws TimeoutException if that was too long
   * @throws ExecutionException if a broker refuses to tell
   */
  public static Map<TopicPartition, ListOffsetsResultInfo> awaitEnds(
      Admin admin, String topic, int partitions, Duration patience)
      throws ExecutionException, InterruptedException, TimeoutException {
    Map<TopicPartition, OffsetSpec> latest =
        IntStream.range(0, partitions)
            .mapToObj(partition -> new TopicPartition(topic, partition))
            .collect(Collectors.toMap(Function.identity(), partition -> OffsetSpec.latest()));
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      long left = Math.max(0, deadline - System.nanoTime());
      try {
        return admin.listOffsets(latest).all().get(left, TimeUnit.NANOSECONDS);
      } catch (ExecutionException e) {
        if (!(e.getCause() instanceof UnknownTopicOrPartitionException)) {
          throw e;
        }
        Thread.sleep(PAUSE_MS);
      }
    }
  }
}
