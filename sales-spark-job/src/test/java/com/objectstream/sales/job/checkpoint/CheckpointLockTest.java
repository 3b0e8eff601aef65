package com.objectstream.sales.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Within one process; {@code TwoJobsIT} has two. */
class CheckpointLockTest {
  @TempDir Path folder;

  @Test
  void refusesASecondJobAndSaysWhoHasIt() {
    String inUse =
        "checkpoint %s is in use by the job of process %d: end that one, or start with another --checkpoint"
            .formatted(folder, ProcessHandle.current().pid());
    CheckpointLock first = CheckpointLock.take(files());

    assertThat(CheckpointLock.holder(files())).contains(inUse);
    assertThatThrownBy(() -> CheckpointLock.take(files())).hasMessage(inUse);

    first.close();
    assertThat(CheckpointLock.holder(files())).isEmpty();
    CheckpointLock.take(files()).close();
  }

  @Test
  void leavesNoFileWhenItOnlyLooks() {
    assertThat(CheckpointLock.holder(files())).isEmpty();
    assertThat(folder).isEmptyDirectory();
  }

  private CheckpointFiles files() {
    return CheckpointFiles.at(folder.toString(), new Configuration());
  }
}
