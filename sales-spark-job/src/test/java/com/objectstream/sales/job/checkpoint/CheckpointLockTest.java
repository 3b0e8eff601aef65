package com.objectstream.sales.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
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

  @Test
  void leavesAFileAloneToWhichALinkLeads(@TempDir Path elsewhere) throws IOException {
    Path victim = Files.writeString(elsewhere.resolve("victim"), "precious");
    Files.createSymbolicLink(lock(), victim);

    assertRefused();
    assertThat(victim).hasContent("precious");
  }

  @Test
  void makesNoFileAtTheEndOfALink(@TempDir Path elsewhere) throws IOException {
    Files.createSymbolicLink(lock(), elsewhere.resolve("new"));

    assertRefused();
    assertThat(elsewhere).isEmptyDirectory();
  }

  @Test
  void leavesAFileAloneThatIsNoLock() throws IOException {
    Files.writeString(lock(), "key=value");

    assertRefused();
    assertThat(lock()).hasContent("key=value");
  }

  @Test
  void takesTheLockThatAKilledJobLeft() throws IOException {
    Files.writeString(lock(), "12345678");

    CheckpointLock.take(files()).close();

    assertThat(lock()).hasContent(Long.toString(ProcessHandle.current().pid()));
  }

  @Test
  void isMadeForWhomTheMaskLeavesIt() throws IOException {
    var hadoop = new Configuration();
    hadoop.set("fs.permissions.umask-mode", "077");
    Path checkpoint = folder.resolve("new");

    CheckpointLock.take(CheckpointFiles.at(checkpoint.toString(), hadoop)).close();

    assertThat(permissions(checkpoint)).isEqualTo("rwx------");
    assertThat(permissions(checkpoint.resolve("sales"))).isEqualTo("rwx------");
    assertThat(permissions(checkpoint.resolve("sales/lock"))).isEqualTo("rw-------");
  }

  private static String permissions(Path file) throws IOException {
    return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
  }

  private void assertRefused() {
    String notOwn =
        "checkpoint %s has something at sales/lock that this program did not write: remove it, or correct --checkpoint"
            .formatted(folder);
    assertThatThrownBy(() -> CheckpointLock.take(files())).hasMessage(notOwn);
    assertThat(CheckpointLock.holder(files())).contains(notOwn);
  }

  private Path lock() throws IOException {
    return Files.createDirectories(folder.resolve("sales")).resolve("lock");
  }

  private CheckpointFiles files() {
    return CheckpointFiles.at(folder.toString(), new Configuration());
  }
}
