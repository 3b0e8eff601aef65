package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.command.connection.HostPort;
import com.objectstream.sales.local.server.LocalServers;
import com.objectstream.sales.local.server.process.Ports;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * A broker that listens at two ports more: one with TLS, and one that asks for a login. Tests share
 * the broker, which listens there no more when this is closed.
 */
public final class SecuredBroker implements AutoCloseable {
  private static final String HOST = "127.0.0.1";
  private static final String STORE_PASSWORD = "secret12";

  private final LocalServers servers;
  private final Path file;
  private final String before;
  private final HostPort tls = freePort();
  private final HostPort login = freePort();

  private SecuredBroker(LocalServers servers) throws IOException {
    this.servers = servers;
    this.file = servers.folder().resolve("kafka-1").resolve("server.properties");
    this.before = Files.readString(file);
  }

  /** Starts the one broker of these servers again; the user {@code sales} has this password. */
  public static SecuredBroker start(LocalServers servers, String password) {
    try {
      var broker = new SecuredBroker(servers);
      broker.makeKeyStore();
      broker.changePassword(password);
      return broker;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Where it speaks TLS. */
  public HostPort tls() {
    return tls;
  }

  /** Where it asks for a login. */
  public HostPort login() {
    return login;
  }

  /** Starts it again. */
  public void changePassword(String password) {
    restartWith(with(password));
  }

  private void restartWith(String properties) {
    try {
      Files.writeString(file, properties);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    servers.brokers().get(0).restart();
  }

  @Override
  public void close() {
    restartWith(before);
  }

  /** A file for {@code --kafka-config}, with more lines. */
  public Path clientFile(String password, String... more) {
    try {
      return Files.writeString(
          Files.createTempFile(servers.folder(), "client", ".properties"),
          """
          security.protocol=SASL_PLAINTEXT
          sasl.mechanism=PLAIN
          sasl.jaas.config=org.apache.kafka.common.security.plain.PlainLoginModule required \
          username="sales" password='%s';
          %s
          """
              .formatted(password, String.join("\n", more)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private String with(String password) {
    String listeners = ",TLS://" + tls + ",LOGIN://" + login;
    return before
            .replaceFirst("(?m)^(listeners=.*)$", "$1" + listeners)
            .replaceFirst("(?m)^(advertised.listeners=.*)$", "$1" + listeners)
            .replaceFirst(
                "(?m)^(listener.security.protocol.map=.*)$", "$1,TLS:SSL,LOGIN:SASL_PLAINTEXT")
        + """
        sasl.enabled.mechanisms=PLAIN
        listener.name.login.plain.sasl.jaas.config=\
        org.apache.kafka.common.security.plain.PlainLoginModule required user_sales="%s";
        listener.name.tls.ssl.keystore.location=%s
        listener.name.tls.ssl.keystore.password=%s
        listener.name.tls.ssl.keystore.type=PKCS12
        """
            .formatted(password, keyStore(), STORE_PASSWORD);
  }

  private Path keyStore() {
    return servers.folder().resolve("broker.p12");
  }

  /** With the JDK's program for key stores: a certificate signed by itself. */
  private void makeKeyStore() throws IOException {
    Process tool =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "keytool").toString(),
                    "-genkeypair",
                    "-keyalg",
                    "EC",
                    "-dname",
                    "CN=" + HOST,
                    "-storepass",
                    STORE_PASSWORD,
                    "-keystore",
                    keyStore().toString()))
            .redirectErrorStream(true)
            .start();
    String output = new String(tool.getInputStream().readAllBytes(), UTF_8);
    if (!Files.exists(keyStore())) {
      throw new IllegalStateException(output);
    }
  }

  private static HostPort freePort() {
    return new HostPort(HOST, Ports.free(List.of(HOST)));
  }
}
