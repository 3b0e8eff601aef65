package com.objectstream.sales.local.server.security;

import static java.nio.file.attribute.PosixFilePermissions.asFileAttribute;
import static java.nio.file.attribute.PosixFilePermissions.fromString;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes the files that users give with {@code --kafka-config} and {@code --cassandra-config}, which
 * nobody else may read.
 *
 * @param folder where they come
 * @param trustStore of the authority that signed the servers' certificates
 * @param storePassword of that store
 */
public record ClientFiles(Path folder, Path trustStore, String storePassword) {

  /** The properties of a Kafka client. */
  public Map<String, String> kafkaProperties(String user, String password) {
    var properties = new TreeMap<String, String>();
    properties.put("security.protocol", "SASL_SSL");
    properties.put("sasl.mechanism", "SCRAM-SHA-512");
    properties.put(
        "sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required username=\"%s\" password=\"%s\";"
            .formatted(user, password));
    properties.put("ssl.truststore.location", trustStore.toString());
    properties.put("ssl.truststore.password", storePassword);
    properties.put("ssl.truststore.type", "PKCS12");
    return properties;
  }

  /** The file of a Kafka client. */
  public Path kafka(String user, String password) {
    return write(
        user + ".properties",
        kafkaProperties(user, password).entrySet().stream()
            .map(property -> property.getKey() + "=" + property.getValue() + "\n")
            .collect(Collectors.joining()));
  }

  /** The file of a Java driver of Cassandra. */
  public Path cassandra(String user, String password) {
    return write(
        user + ".conf",
        """
        datastax-java-driver.advanced {
          auth-provider {
            class = PlainTextAuthProvider
            username = "%s"
            password = "%s"
          }
          ssl-engine-factory {
            class = DefaultSslEngineFactory
            truststore-path = "%s"
            truststore-password = "%s"
          }
        }
        """
            .formatted(user, password, trustStore, storePassword));
  }

  private Path write(String name, String text) {
    try {
      Path file =
          Files.createTempFile(folder, "", "-" + name, asFileAttribute(fromString("rw-------")));
      return Files.writeString(file, text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The password is nobody's to see. */
  @Override
  public String toString() {
    return "client files in " + folder;
  }
}
