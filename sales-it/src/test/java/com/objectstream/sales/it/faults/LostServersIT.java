package com.objectstream.sales.it.faults;

import com.datastax.oss.driver.api.core.CqlSession;
import com.objectstream.sales.it.harness.JobProcess;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SoakSettings;
import com.objectstream.sales.it.harness.SteadyLoad;
import com.objectstream.sales.it.harness.SupervisedJob;
import com.objectstream.sales.it.harness.TestServers;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.ServerOptions;
import com.objectstream.sales.local.server.process.ServerProcess;
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
    SoakSettings soak = SoakSettings.asked();
    Random random = soak.random();
    SeededEvents events = soak.events(RATE);
    try (LocalServers servers =
            LocalServers.prepare(ServerOptions.temporary().withServers(OF_EACH, OF_EACH)).start();
        CqlSession cassandra = servers.openSession();
        var pipeline = new Pipeline(TestServers.of(servers), cassandra)) {
      ServerProcess broker = servers.brokers().get(random.nextInt(OF_EACH));
      // Not the first, whose address is all that a new session knows
      ServerProcess node = servers.cassandraNodes().get(1 + random.nextInt(OF_EACH - 1));
      try (var job = SupervisedJob.start(pipeline, "--trigger", "0s")) {
        SteadyLoad load = SteadyLoad.start(events, RATE, pipeline);
        load.await(events.count() / 4);
        lose(broker);
        load.await(events.count() / 2);
        lose(node);
        load.awaitEnd();
        SoakSettings.tell(
            "%,d events sent; the job was started %d times", events.count(), job.starts());
      }
      pipeline.streamOnce(JobProcess.CHECKPOINT);

      events.assertDelivered(pipeline);
    }
  }

  private static void lose(ServerProcess server) {
    SoakSettings.tell("%s is lost", server.name());
    server.kill();
  }
}
