package com.objectstream.sales.job.checkpoint;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.permission.FsPermission;

/** The files of a checkpoint, on any file system that Hadoop reads; nothing is changed. */
public final class CheckpointFiles {
  private static final String LOCAL = "file";

  private static final List<String> WRITTEN = List.of("offsets", "commits", IdentityFile.FOLDER);

  /** What the operating system says where {@link java.nio.file} is asked. */
  private static final String NOT_A_DIRECTORY = "Not a directory";

  private final Path root;
  private final FileSystem fileSystem;
  private final Configuration hadoop;

  private CheckpointFiles(Path root, FileSystem fileSystem, Configuration hadoop) {
    this.root = root;
    this.fileSystem = fileSystem;
    this.hadoop = hadoop;
  }

  /**
   * @param location a path, or a URI such as {@code hdfs://host/folder}
   * @throws IllegalStateException if there is no such file system, or a file stands there
   */
  public static CheckpointFiles at(String location, Configuration hadoop) {
    try {
      FileSystem fileSystem = new Path(location).getFileSystem(hadoop);
      var files =
          new CheckpointFiles(fileSystem.makeQualified(new Path(location)), fileSystem, hadoop);
      if (files.exists() && !fileSystem.getFileStatus(files.root).isDirectory()) {
        throw new IllegalStateException(
            "checkpoint %s is a file: give a folder with --checkpoint".formatted(location));
      }
      return files;
    } catch (IOException | IllegalArgumentException e) {
      throw new IllegalStateException(
          "cannot reach checkpoint %s (%s): correct --checkpoint".formatted(location, e), e);
    }
  }

  /** Whether there is such a folder. */
  public boolean exists() {
    return exists(root);
  }

  boolean exists(String name) {
    return exists(path(name));
  }

  private boolean exists(Path path) {
    try {
      return fileSystem.exists(path);
    } catch (IOException e) {
      if (e instanceof FileSystemException failed && NOT_A_DIRECTORY.equals(failed.getReason())) {
        return false; // a file stands where a folder above it should be
      }
      throw unreadable(path.getName(), e);
    }
  }

  /** The numbers of the batches that a folder has a file of; none if the folder is not there. */
  NavigableSet<Long> batches(String folder) {
    try {
      return numbers(fileSystem, path(folder), "");
    } catch (IOException e) {
      throw unreadable(folder, e);
    }
  }

  /** Those of the names in a folder that are a number behind a prefix. */
  static NavigableSet<Long> numbers(FileSystem fileSystem, Path folder, String prefix)
      throws IOException {
    var numbers = new TreeSet<Long>();
    try {
      for (FileStatus file : fileSystem.listStatus(folder)) {
        String name = file.getPath().getName();
        if (name.matches(prefix + "\\d{1,18}")) {
          numbers.add(Long.parseLong(name.substring(prefix.length())));
        }
      }
      return numbers;
    } catch (FileNotFoundException e) {
      return Collections.emptyNavigableSet();
    }
  }

  /**
   * The text of a file, in UTF-8.
   *
   * @throws IllegalStateException if it is not there or cannot be read
   */
  String read(String name) {
    try (InputStream in = fileSystem.open(path(name))) {
      return new String(in.readAllBytes(), UTF_8);
    } catch (FileNotFoundException e) {
      throw broken("lacks " + name);
    } catch (ChecksumException e) {
      throw broken("has a damaged file %s (its checksum is wrong)".formatted(name));
    } catch (IOException e) {
      throw unreadable(name, e);
    }
  }

  private IllegalStateException unreadable(String name, IOException e) {
    return failed("read %s of".formatted(name), e);
  }

  /**
   * A checkpoint that is not whole: to go on with it could pass over sales.
   *
   * @param fault what is wrong, such as {@code lacks offsets/7}
   */
  IllegalStateException broken(String fault) {
    return new IllegalStateException(
        "checkpoint %s %s: restore the whole folder, or start with a new --checkpoint (reading all again changes no row)"
            .formatted(this, fault));
  }

  /**
   * What the file system does not do.
   *
   * @param what such as {@code write into}
   */
  IllegalStateException failed(String what, IOException e) {
    return new IllegalStateException(
        "cannot %s checkpoint %s (%s): correct --checkpoint or its permissions"
            .formatted(what, this, e),
        e);
  }

  /** Whether it is on a file system of this machine. */
  public boolean isLocal() {
    return root.toUri().getScheme().equals(LOCAL);
  }

  /**
   * Why nothing can be written there, as a sentence; empty if it can, or if it is not on this
   * machine. Looks at the folder, or at the nearest one above it that exists, and changes nothing.
   */
  public Optional<String> unwritable() {
    return local()
        .flatMap(folder -> LocalFolder.unwritable(folder, WRITTEN))
        .map(
            reason ->
                "checkpoint %s cannot be written, since %s: correct that, or --checkpoint"
                    .formatted(this, reason));
  }

  /** From where it is reached. */
  public CheckpointReach reach() {
    return CheckpointReach.of(root.toUri().getScheme(), local().map(LocalFolder::nearest));
  }

  /** The same folder for programs that do not know Hadoop, if it is on this machine. */
  public Optional<java.nio.file.Path> local() {
    return isLocal() ? Optional.of(CheckpointReach.local(root)) : Optional.empty();
  }

  FileSystem fileSystem() {
    return fileSystem;
  }

  /**
   * Makes a folder on this machine, and those above it, as Hadoop would: readable for whom its mask
   * leaves.
   */
  void makeFolder(java.nio.file.Path folder) throws IOException {
    Files.createDirectories(folder, permissions(folder, FsPermission.getDirDefault()));
  }

  /** Attributes of a file to make there. */
  FileAttribute<?>[] newFile(java.nio.file.Path file) {
    return permissions(file, FsPermission.getFileDefault());
  }

  private FileAttribute<?>[] permissions(java.nio.file.Path file, FsPermission all) {
    if (!file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    FsPermission left = all.applyUMask(FsPermission.getUMask(hadoop));
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(left.toString()))
    };
  }

  Path path(String name) {
    return new Path(root, name);
  }

  Configuration hadoop() {
    return hadoop;
  }

  /** Where it is, as a path if it is on this machine. */
  @Override
  public String toString() {
    return local().map(java.nio.file.Path::toString).orElseGet(root::toString);
  }
}
