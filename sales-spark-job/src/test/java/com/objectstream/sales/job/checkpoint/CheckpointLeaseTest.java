package com.objectstream.sales.job.checkpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.job.checkpoint.CheckpointLease.Times;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * With times a tenth of the usual ones, on a mount table of Hadoop, which is no file system of this
 * machine's to this program; {@code ClusterIT} has two processes and the usual times.
 */
@Execution(ExecutionMode.CONCURRENT)
class CheckpointLeaseTest {
  private static final Times QUICK = times(200, 6_000, 8_000, 4_000);

  @TempDir Path folder;

  private static Times times(long renewal, long valid, long patience, long end) {
    return new Times(
        Duration.ofMillis(renewal),
        Duration.ofMillis(valid),
        Duration.ofMillis(patience),
        Duration.ofMillis(end));
  }

  @Test
  void refusesASecondJobAndLetsItInWhenTheFirstHasEnded() throws IOException {
    CheckpointLease first = CheckpointLease.take(files(), QUICK);
    String inUse =
        "checkpoint %s is in use by (the job of process %d on .*|another job): end that one, or start with another --checkpoint"
            .formatted(files(), ProcessHandle.current().pid());

    assertThatThrownBy(() -> CheckpointLease.take(files(), QUICK)).message().matches(inUse);
    assertThat(CheckpointLease.holder(files(), QUICK)).get().asString().matches(inUse);
    first.requireHeld();
    first.close();

    assertThat(written()).isEmpty();
    assertThat(CheckpointLease.holder(files(), QUICK)).isEmpty();
    CheckpointLease.take(files(), QUICK).close();
  }

  @Test
  void takesOverWhenTheLeaseOfADeadJobHasRunOut() throws IOException {
    leave("lease-7", Instant.now());
    long begun = System.nanoTime();

    try (var lease = CheckpointLease.take(files(), QUICK)) {
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isBetween(ms(4_000), ms(8_000));
      assertThat(written()).containsExactly("lease-8");
      lease.requireHeld();
    }
  }

  @Test
  void refusesWhenALeaseDoesNotRunOutInTime() throws IOException {
    leave("lease-1", Instant.now().plusSeconds(60));

    assertThatThrownBy(() -> CheckpointLease.take(files(), QUICK))
        .hasMessageContaining("is in use by the job of process 4711 on node-3: ");
    assertThat(written()).containsExactly("lease-1");
  }

  @Test
  void oneOfManyTakesOver() throws Exception {
    leave("lease-3", Instant.now().minusSeconds(60));
    ExecutorService starts = Executors.newFixedThreadPool(4);
    try {
      var taken = new ArrayList<CheckpointLease>();
      List<Callable<CheckpointLease>> all =
          Stream.<Callable<CheckpointLease>>generate(
                  () -> () -> CheckpointLease.take(localFiles(), QUICK))
              .limit(4)
              .toList();
      for (var start : starts.invokeAll(all)) {
        try {
          taken.add(start.get());
        } catch (java.util.concurrent.ExecutionException e) {
          assertThat(e.getCause()).hasMessageContaining("is in use by ");
        }
      }
      assertThat(taken).hasSize(1);
      taken.get(0).requireHeld();
      taken.get(0).close();
    } finally {
      starts.shutdownNow();
    }
  }

  @Test
  void endsTheJobWhoseLeaseAnotherHasTaken() throws Exception {
    try (var held = CheckpointLease.take(files(), QUICK)) {
      leave("lease-2", Instant.now());

      String told =
          "checkpoint %s is not this job's any more: another job has taken it over, as this one was held up, or its lease was removed; let only one of them run"
              .formatted(files());
      await()
          .atMost(ms(20_000))
          .untilAsserted(() -> assertThatThrownBy(held::requireHeld).hasMessage(told));
    }
    assertThat(written()).contains("lease-2");
  }

  @Test
  void endsTheJobThatCannotRenew() throws Exception {
    Path broken = folder.resolve("broken");
    var hadoop = new Configuration();
    hadoop.set("fs.breaking.impl", BreakingFileSystem.class.getName());
    var files = CheckpointFiles.at("breaking://" + folder.resolve("cp"), hadoop);
    try (var held = CheckpointLease.take(files, QUICK)) {
      Files.createFile(broken);

      String told =
          "the lease of checkpoint %s could not be renewed for 4 s (java.io.IOException: %s is broken): see to its file system and start again"
              .formatted(files, folder);
      await()
          .during(ms(1_000))
          .untilAsserted(() -> assertThatCode(held::requireHeld).doesNotThrowAnyException());
      await()
          .atMost(ms(20_000))
          .untilAsserted(() -> assertThatThrownBy(held::requireHeld).hasMessage(told));
      Files.delete(broken);
      await()
          .atMost(ms(20_000))
          .untilAsserted(() -> assertThatCode(held::requireHeld).doesNotThrowAnyException());
    }
  }

  /** A file system that can be written to unless there is a file {@code broken} in the way. */
  public static final class BreakingFileSystem extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("breaking:///");
    }

    @Override
    public FSDataOutputStream create(
        org.apache.hadoop.fs.Path file,
        boolean overwrite,
        int bufferSize,
        short replication,
        long blockSize,
        Progressable progress)
        throws IOException {
      var root = file.getParent().getParent().getParent();
      if (exists(new org.apache.hadoop.fs.Path(root, "broken"))) {
        throw new IOException(root.toUri().getPath() + " is broken");
      }
      return super.create(file, overwrite, bufferSize, replication, blockSize, progress);
    }
  }

  @Test
  void tellsWhichFileSystemsNeedOne() {
    assertThat(localFiles().reach()).isEqualTo(CheckpointReach.THIS_MACHINE);
    assertThat(files().reach()).isEqualTo(CheckpointReach.SEVERAL_MACHINES);
  }

  @Test
  void thereIsNoneInAnObjectStore() {
    var hadoop = new Configuration();
    hadoop.set("fs.s3a.impl", ObjectStore.class.getName());
    var files = CheckpointFiles.at("s3a://" + folder.resolve("cp"), hadoop);

    assertThat(files.reach()).isEqualTo(CheckpointReach.OBJECT_STORE);
    try (var lock = CheckpointLock.take(files)) {
      lock.requireHeld();
      assertThat(CheckpointLock.leaseHolder(files)).isEmpty();
      assertThat(folder).isEmptyDirectory();
    }
  }

  /** Has the scheme of one. */
  public static final class ObjectStore extends RawLocalFileSystem {
    @Override
    public URI getUri() {
      return URI.create("s3a:///");
    }
  }

  private static Duration ms(long millis) {
    return Duration.ofMillis(millis);
  }

  private void leave(String name, Instant renewed) throws IOException {
    Path file = Files.createDirectories(folder.resolve("cp/sales")).resolve(name);
    Files.writeString(file, "b4e3 process 4711 on node-3");
    Files.setLastModifiedTime(file, FileTime.from(renewed));
  }

  private List<String> written() throws IOException {
    try (Stream<Path> files = Files.list(folder.resolve("cp/sales"))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .toList();
    }
  }

  private CheckpointFiles localFiles() {
    return CheckpointFiles.at(folder.resolve("cp").toString(), new Configuration());
  }

  private CheckpointFiles files() {
    var hadoop = new Configuration();
    // Hadoop keeps a file system by its name
    String name = folder.getFileName().toString();
    hadoop.set("fs.viewfs.mounttable.%s.link./data".formatted(name), folder.toUri().toString());
    return CheckpointFiles.at("viewfs://%s/data/cp".formatted(name), hadoop);
  }
}
