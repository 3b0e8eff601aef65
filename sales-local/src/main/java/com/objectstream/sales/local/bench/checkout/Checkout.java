package com.objectstream.sales.local.bench.checkout;

import static com.objectstream.sales.local.server.process.ServerClassPath.HOME;

import com.objectstream.sales.local.server.process.ServerClassPath;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A folder of this project that was built.
 *
 * @param folder where it is
 * @param classPath of its job
 */
public record Checkout(Path folder, String classPath) {
  private static final Path LAUNCHER = Path.of("bin", "sales");
  private static final Path JVM_OPTIONS = Path.of("config", "jvm", "spark.options");
  private static final Path CLASS_PATH = Path.of("sales-local", "target", "classpath");
  private static final Path STAMP = Path.of("sales-local", "target", "built");

  /** This one, as it runs. */
  public static Checkout own() {
    return new Checkout(ServerClassPath.home(), System.getProperty("java.class.path"));
  }

  /**
   * Another one, or this one as it was built.
   *
   * @throws IllegalArgumentException if there is none, or what was built is not there or older than
   *     its sources; what to do is told
   */
  public static Checkout at(Path folder) {
    if (!Files.isDirectory(folder)) {
      throw new IllegalArgumentException(folder + " is no folder");
    }
    for (Path part : new Path[] {LAUNCHER, JVM_OPTIONS}) {
      if (!Files.isReadable(folder.resolve(part))) {
        throw new IllegalArgumentException(
            "%s is no checkout of this project: it has no %s".formatted(folder, part));
      }
    }
    String jars = builtJars(folder);
    changedSince(folder, jars)
        .ifPresent(
            source -> {
              throw notBuilt(folder, source + " is newer than its build");
            });
    return new Checkout(folder, jars);
  }

  private static String builtJars(Path folder) {
    Path list = folder.resolve(CLASS_PATH);
    try {
      String jars = Files.readString(list).strip();
      Stream.of(jars.split(File.pathSeparator))
          .filter(jar -> !Files.isReadable(Path.of(jar)))
          .findFirst()
          .ifPresent(
              jar -> {
                throw notBuilt(folder, jar + " is not there");
              });
      return jars;
    } catch (IOException e) {
      throw notBuilt(folder, CLASS_PATH + " is not there");
    }
  }

  private static IllegalArgumentException notBuilt(Path folder, String why) {
    return new IllegalArgumentException(
        "%s is not built (%s): run %s --help once"
            .formatted(folder, why, folder.resolve(LAUNCHER)));
  }

  /** A source that is newer than the last build and the newest jar of the project itself. */
  private static Optional<Path> changedSince(Path folder, String jars) {
    long built =
        Stream.concat(
                Stream.of(folder.resolve(STAMP)).filter(Files::exists),
                Stream.of(jars.split(File.pathSeparator))
                    .map(Path::of)
                    .filter(jar -> jar.startsWith(folder.toAbsolutePath().normalize())))
            .mapToLong(file -> file.toFile().lastModified())
            .max()
            .orElse(Long.MAX_VALUE);
    try (Stream<Path> modules = Files.list(folder)) {
      return modules
          .map(module -> module.resolve(Path.of("src", "main")))
          .filter(Files::isDirectory)
          .flatMap(Checkout::files)
          .filter(source -> source.toFile().lastModified() > built)
          .findFirst();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Stream<Path> files(Path sources) {
    try (Stream<Path> all = Files.walk(sources)) {
      return all.filter(Files::isRegularFile).toList().stream();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** What its JVM needs. */
  Stream<String> jvmOptions() {
    return Stream.of("@" + folder.resolve(JVM_OPTIONS), "-D" + HOME + "=" + folder);
  }
}
