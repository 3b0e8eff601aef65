package com.objectstream.sales.job.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.StandardOpenOption;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.UUID;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.ChecksumFileSystem;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * The files {@code lease-N} of a checkpoint, one for each job that has had it; the greatest number
 * counts. A number is given once, as making its file fails where there is one: that, and the time
 * of the file system, is all that machines need to agree on.
 */
final class LeaseFiles {
  private static final String PREFIX = "lease-";
  private static final String PROBE = "time-";

  private final FileSystem fileSystem;
  private final Path folder;
  private final boolean local;

  /**
   * Whose lease it is.
   *
   * @param text that the job has written
   * @param modified when it has, in milliseconds of the file system's time
   */
  record Seen(String text, long modified) {
    /** {@code the job of process 4711 on node-3}. */
    String job() {
      return text.isBlank() // it writes its name just now
          ? "another job"
          : "the job of " + text.replaceFirst("^\\S* ", "");
    }
  }

  LeaseFiles(CheckpointFiles files) {
    FileSystem given = files.fileSystem();
    this.fileSystem = given instanceof ChecksumFileSystem sums ? sums.getRawFileSystem() : given;
    this.folder = files.path(IdentityFile.FOLDER);
    this.local = files.isLocal();
  }

  /** The numbers that there are; none also if there is no folder. */
  NavigableSet<Long> numbers() throws IOException {
    return CheckpointFiles.numbers(fileSystem, folder, PREFIX);
  }

  /** What the file says that counts of these. */
  Optional<Seen> look(NavigableSet<Long> numbers) throws IOException {
    return numbers.isEmpty() ? Optional.empty() : look(numbers.last());
  }

  /** What a file says; empty if it is not there any more. */
  Optional<Seen> look(long number) throws IOException {
    Path file = file(number);
    try {
      return Optional.of(
          new Seen(text(file), fileSystem.getFileStatus(file).getModificationTime()));
    } catch (FileNotFoundException e) {
      return Optional.empty();
    }
  }

  private String text(Path file) throws IOException {
    try (InputStream in = fileSystem.open(file)) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (ChecksumException e) {
      return ""; // it is written just now
    }
  }

  /**
   * Makes a file.
   *
   * @return whether it was this call that made it
   */
  boolean create(long number, String text) throws IOException {
    fileSystem.mkdirs(folder);
    try (OutputStream out = createNew(file(number))) {
      out.write(text.getBytes(UTF_8));
      return true;
    } catch (FileAlreadyExistsException | org.apache.hadoop.fs.FileAlreadyExistsException e) {
      return false;
    }
  }

  /** Hadoop's own local file system looks first and creates then. */
  private OutputStream createNew(Path file) throws IOException {
    return local
        ? Files.newOutputStream(
            CheckpointReach.local(file), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE)
        : fileSystem.create(file, false);
  }

  /** Gives a file the time of now. */
  void renew(long number, String text) throws IOException {
    write(file(number), text);
  }

  void delete(long number) throws IOException {
    fileSystem.delete(file(number), false);
  }

  /** The file system's time, in milliseconds: that of a file which is written for it. */
  long now() throws IOException {
    Path probe = new Path(folder, PROBE + UUID.randomUUID());
    write(probe, "");
    try {
      return fileSystem.getFileStatus(probe).getModificationTime();
    } finally {
      fileSystem.delete(probe, false);
    }
  }

  private void write(Path file, String text) throws IOException {
    try (OutputStream out = fileSystem.create(file, true)) {
      out.write(text.getBytes(UTF_8));
    }
  }

  private Path file(long number) {
    return new Path(folder, PREFIX + number);
  }
}
