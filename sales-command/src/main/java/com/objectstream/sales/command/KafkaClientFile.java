package com.objectstream.sales.command;

import static java.util.stream.Collectors.toMap;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.kafka.clients.CommonClientConfigs;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.config.SaslConfigs;

/**
 * The properties of a Kafka client that a user has in a file, often the one of an ordinary consumer
 * or producer. How it connects is the user's; what it does is this program's: from where it reads,
 * what it commits, how it reads and writes bytes, and that nothing acknowledged is lost.
 *
 * @param file as the user named it
 * @param properties those that count
 * @param ignored names of the others, in alphabetical order
 */
record KafkaClientFile(Path file, Map<String, String> properties, List<String> ignored) {
  // Among them all that Spark's Kafka source refuses
  private static final Set<String> OF_THIS_PROGRAM =
      Set.of(
          CommonClientConfigs.BOOTSTRAP_SERVERS_CONFIG,
          ConsumerConfig.AUTO_OFFSET_RESET_CONFIG,
          ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG,
          ConsumerConfig.AUTO_COMMIT_INTERVAL_MS_CONFIG,
          ConsumerConfig.GROUP_ID_CONFIG,
          ConsumerConfig.GROUP_INSTANCE_ID_CONFIG,
          ConsumerConfig.GROUP_PROTOCOL_CONFIG,
          ConsumerConfig.GROUP_REMOTE_ASSIGNOR_CONFIG,
          ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG,
          ConsumerConfig.KEY_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.VALUE_DESERIALIZER_CLASS_CONFIG,
          ConsumerConfig.INTERCEPTOR_CLASSES_CONFIG,
          ConsumerConfig.ISOLATION_LEVEL_CONFIG,
          ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG,
          ProducerConfig.KEY_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.VALUE_SERIALIZER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_CLASS_CONFIG,
          ProducerConfig.PARTITIONER_IGNORE_KEYS_CONFIG,
          ProducerConfig.ACKS_CONFIG,
          ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG,
          ProducerConfig.RETRIES_CONFIG,
          ProducerConfig.MAX_IN_FLIGHT_REQUESTS_PER_CONNECTION,
          ProducerConfig.TRANSACTIONAL_ID_CONFIG,
          ProducerConfig.TRANSACTION_TIMEOUT_CONFIG);

  private static final Pattern PASSWORD =
      Pattern.compile("\\bpassword\\s*=\\s*(?:'((?:[^'\\\\]|\\\\.)*)'|([^\\s;'\"]+))");

  /**
   * Reads Java properties.
   *
   * @throws IllegalArgumentException if that is not possible, with the reason
   */
  static KafkaClientFile read(Path file, String option) {
    Map<String, String> all = OptionFile.readProperties(file, option);
    return new KafkaClientFile(
        file,
        all.entrySet().stream()
            .filter(property -> !OF_THIS_PROGRAM.contains(property.getKey()))
            .collect(toMap(Map.Entry::getKey, KafkaClientFile::value)),
        all.keySet().stream().filter(OF_THIS_PROGRAM::contains).sorted().toList());
  }

  /**
   * As it is; but a password in a line of JAAS stands in double quotes, the one form that Spark
   * knows to hide in its logs.
   */
  private static String value(Map.Entry<String, String> property) {
    return property.getKey().endsWith(SaslConfigs.SASL_JAAS_CONFIG)
        ? PASSWORD.matcher(property.getValue()).replaceAll(KafkaClientFile::quoted)
        : property.getValue();
  }

  private static String quoted(MatchResult found) {
    String password =
        found.group(1) == null
            ? found.group(2)
            : found.group(1).replaceAll("(?<!\\\\)\"", "\\\\\"");
    return Matcher.quoteReplacement("password=\"" + password + "\"");
  }

  /** What to tell of properties that are ignored, without their values. */
  Optional<String> warning() {
    return ignored.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "%s: these are for this program to set and are ignored: %s"
                .formatted(file, String.join(", ", ignored)));
  }

  /** Values may be secrets. */
  @Override
  public String toString() {
    return file.toString();
  }
}
