package com.objectstream.sales.command.connection;

import java.net.URI;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.apache.kafka.common.config.SslConfigs;

/**
 * Files that travel with a job ({@code spark-submit --files}). Where the job runs they are in its
 * working folder, on executors and in containers, or where Spark's setting says they came from, for
 * a driver of a standalone cluster. So a file that is not where its path says is looked for by its
 * name, and a bare name is enough.
 */
public final class SentFiles {
  /** Spark's setting as {@code spark-submit} leaves it; by name, as not all who ask have Spark. */
  static final String SENT = "spark.files";

  private static final Set<String> OF_KAFKA =
      Set.of(SslConfigs.SSL_KEYSTORE_LOCATION_CONFIG, SslConfigs.SSL_TRUSTSTORE_LOCATION_CONFIG);

  private SentFiles() {}

  /** The file, where this process finds it; the path as it is if nowhere. */
  public static Path find(Path named) {
    if (Files.exists(named) || named.getFileName() == null) {
      return named;
    }
    Path name = named.getFileName();
    return Stream.concat(Stream.of(name), sent().filter(file -> name.equals(file.getFileName())))
        .filter(Files::exists)
        .findFirst()
        .orElse(named);
  }

  /** Whether a file of this name was sent by whoever handed the job over. */
  public static boolean has(Path name) {
    return sent().anyMatch(file -> name.getFileName().equals(file.getFileName()));
  }

  private static Stream<Path> sent() {
    return Stream.of(System.getProperty(SENT, "").split(","))
        .map(String::strip)
        .filter(text -> !text.isEmpty())
        .flatMap(text -> path(text).stream());
  }

  private static Optional<Path> path(String text) {
    try {
      URI uri = URI.create(text);
      return uri.getScheme() == null
          ? Optional.of(Path.of(text))
          : Optional.of(Path.of(uri.getPath()));
    } catch (IllegalArgumentException | NullPointerException e) {
      return Optional.empty(); // not the name of a file
    }
  }

  /** The properties of a Kafka client with its key stores where this process finds them. */
  public static <T> Map<String, T> ofKafka(Map<String, T> properties, Class<T> values) {
    var found = new HashMap<>(properties);
    OF_KAFKA.forEach(
        key -> found.computeIfPresent(key, (name, store) -> values.cast(find(store.toString()))));
    return found;
  }

  /** As {@link #find(Path)}. */
  public static String find(String named) {
    try {
      return find(Path.of(named)).toString();
    } catch (InvalidPathException e) {
      return named;
    }
  }
}
