package com.objectstream.sales.local.server.security;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;

/**
 * What servers need that ask who one is: TLS with a certificate for {@value #HOST}, logins (SCRAM
 * at Kafka, passwords at Cassandra), and a look at the rights of each user.
 *
 * @param keyStore of all servers
 * @param clients makes the files of clients
 * @param adminPassword of {@value #KAFKA_ADMIN}
 */
public record ServerSecurity(Path keyStore, ClientFiles clients, String adminPassword) {
  /** The name that the certificate is for, and by which clients have to connect. */
  public static final String HOST = "localhost";

  /** May do anything at Kafka. */
  public static final String KAFKA_ADMIN = "admin";

  /** May do anything at Cassandra; the user that it makes by itself, with this as its password. */
  private static final String CASSANDRA_ADMIN = "cassandra";

  /** Makes certificates and passwords in a folder. */
  public static ServerSecurity create(Path folder) {
    CertificateAuthority authority = CertificateAuthority.create(folder);
    return new ServerSecurity(
        authority.keyStoreFor(HOST),
        new ClientFiles(folder, authority.trustStore(), authority.storePassword()),
        UUID.randomUUID().toString());
  }

  /** Of the key store. */
  public String storePassword() {
    return clients.storePassword();
  }

  /** How whoever may do anything reaches brokers at these addresses. */
  public KafkaConnection kafkaAdmin(String bootstrapServers) {
    return new KafkaConnection(
        bootstrapServers, Map.copyOf(clients.kafkaProperties(KAFKA_ADMIN, adminPassword)));
  }

  /** The file by which whoever may do anything reaches Cassandra. */
  public Path cassandraAdmin() {
    return clients.cassandra(CASSANDRA_ADMIN, CASSANDRA_ADMIN);
  }

  /** Passwords are nobody's to see. */
  @Override
  public String toString() {
    return "security by " + keyStore;
  }
}
