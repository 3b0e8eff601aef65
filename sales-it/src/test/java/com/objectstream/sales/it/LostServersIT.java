package com.objectstream.sales.it;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.local.LocalServers;
import com.objectstream.sales.local.ServerOptions;
import com.objectstream.sales.local.process.ServerProcess;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * With three replicas and a quorum of two, the job goes on when a broker and a node of Cassandra
 * are lost for good, and each event arrives once. Run by {@code -Psoak}.
 */
@Tag("soak")
class LostServersIT {
  private static final int OF_EACH = 3;
  private static final int RATE = 500;

  @Test
  void losesNothingWhenOneOfThreeBrokersAndOneOfThreeNodesAreLost() {
    Soak soak = Soak.asked();
    Random random = soak.random();
    GeneratedEvents events = soak.events(RATE);
    try (LocalServers servers =
            LocalServers.start(ServerOptions.temporary().withServers(OF_EACH, OF_EACH));
        CqlSession cassandra = servers.openSession();
        var pipeline = new Pipeline(servers, cassandra)) {
      ServerProcess broker = servers.brokers().get(random.nextInt(OF_EACH));
      // Not the first, whose address is all that a new session knows
      ServerProcess node = servers.cassandraNodes().get(1 + random.nextInt(OF_EACH - 1));
      try (var job = SupervisedJob.start(pipeline, "--trigger", "0s")) {
        Load load = Load.start(events, RATE, pipeline);
        load.await(events.count() / 4);
        lose(broker);
        load.await(events.count() / 2);
        lose(node);
        load.awaitEnd();
        Soak.tell("%,d events sent; the job was started %d times", events.count(), job.starts());
      }
      pipeline.streamOnce(JobProcess.CHECKPOINT);

      events.assertDelivered(pipeline);
    }
  }

  private static void lose(ServerProcess server) {
    Soak.tell("%s is lost", server.name());
    server.kill();
  }
}
