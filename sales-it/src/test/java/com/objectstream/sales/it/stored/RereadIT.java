package com.objectstream.sales.it.stored;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.job.batch.BatchAccount;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What was done is not done again; and done again, it changes nothing. */
@ExtendWith(SharedServers.class)
class RereadIT {
  @Test
  void goesOnWhereTheCheckpointSays(Pipeline pipeline) {
    pipeline.send(Events.sale("cup", 1));
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(1, 1, 0, 0));
    assertThat(pipeline.streamOnce("same")).isEqualTo(BatchAccount.EMPTY);

    pipeline.send(Events.sale("saucer", 2));
    pipeline.send("no sale");
    assertThat(pipeline.streamOnce("same")).isEqualTo(new BatchAccount(2, 1, 1, 0));

    assertThat(pipeline.sales())
        .extracting(StoredSale::itemId)
        .containsExactlyInAnyOrder("cup", "saucer");
    assertThat(pipeline.rejects()).hasSize(1);
  }

  @Test
  void leavesTheSameRowsAndWriteTimesWhenItReadsAllAgain(Pipeline pipeline) {
    for (int i = 0; i < 50; i++) {
      pipeline.send(Events.sale("cup", i) + "\n" + Events.sale("saucer", i));
    }
    assertThat(pipeline.streamOnce("first")).isEqualTo(new BatchAccount(100, 100, 0, 0));
    List<StoredSale> before = pipeline.sales();

    assertThat(pipeline.streamOnce("fresh")).isEqualTo(new BatchAccount(100, 100, 0, 0));

    assertThat(before).hasSize(100);
    assertThat(pipeline.sales()).isEqualTo(before);
  }
}
