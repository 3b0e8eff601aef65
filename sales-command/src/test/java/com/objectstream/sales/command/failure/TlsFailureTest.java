package com.objectstream.sales.command.failure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.objectstream.sales.command.KeyTool;
import com.objectstream.sales.command.connection.KafkaConnection;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.security.KeyStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.net.ServerSocketFactory;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Kafka clients against servers that do not come farther than the handshake. */
class TlsFailureTest {
  @TempDir private Path folder;

  @Test
  void saysThatTheCertificateIsNotTrusted() throws Exception {
    Path served = keyStore("served.p12", "localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1");
    // By another name, and by the same one
    for (String issuer : List.of("another", "localhost")) {
      Path trusted = keyStore(issuer + ".p12", issuer);
      assertNotTrusted(served, trusted);
    }
  }

  private void assertNotTrusted(Path served, Path trusted) throws Exception {
    try (ServerSocket server = serve(tls(served))) {
      assertThat(failure(server, Map.of("ssl.truststore.location", trusted.toString())))
          .isEqualTo(
              "no TLS connection to Kafka at 127.0.0.1:%d (the server's certificate is signed by none of those that this client trusts; name the trust store that holds its issuer): correct --kafka-config"
                  .formatted(server.getLocalPort()));
    }
  }

  @Test
  void saysThatTheCertificateIsForAnotherHost() throws Exception {
    Path served = keyStore("served.p12", "shop", "-ext", "SAN=dns:shop");

    try (ServerSocket server = serve(tls(served))) {
      assertThat(failure(server, Map.of("ssl.truststore.location", served.toString())))
          .contains("(the server's certificate is for another host name; connect by the name");
    }
  }

  @Test
  void saysThatTheServerAsksForACertificateOfTheClient() throws Exception {
    Path served = keyStore("served.p12", "localhost", "-ext", "SAN=dns:localhost,ip:127.0.0.1");

    try (ServerSocket server = serve(tls(served))) {
      ((SSLServerSocket) server).setNeedClientAuth(true);
      assertThat(failure(server, Map.of("ssl.truststore.location", served.toString())))
          .contains(
              "(the server asks for a certificate of the client that it trusts; name the key");
    }
  }

  @Test
  void saysThatTheServerSpeaksNoTls() throws Exception {
    Path trusted = keyStore("trusted.p12", "another");

    try (ServerSocket server = serve(ServerSocketFactory.getDefault())) {
      assertThat(failure(server, Map.of("ssl.truststore.location", trusted.toString())))
          .contains("(the server does not speak TLS at this port): correct --kafka-config");
    }
  }

  @Test
  void isSilentAboutWhatIsNoMatterOfTls() {
    assertThat(TlsFailure.reason(new IOException("keystore password was incorrect"))).isEmpty();
    assertThat(TlsFailure.reason(new ConnectException("refused"))).isEmpty();
  }

  private Path keyStore(String name, String host, String... more) throws Exception {
    Path store = folder.resolve(name);
    KeyTool.makeKeyStore(store, host, more);
    return store;
  }

  private static String failure(ServerSocket server, Map<String, String> tls) {
    var properties = new HashMap<>(tls);
    properties.put("security.protocol", "SSL");
    properties.put("ssl.truststore.password", KeyTool.PASSWORD);
    var kafka = new KafkaConnection("127.0.0.1:" + server.getLocalPort(), properties);
    try (Admin admin = Admin.create(kafka.adminProperties())) {
      Throwable thrown = catchThrowable(() -> admin.describeCluster().clusterId().get());
      assertThat(KafkaFailure.of(thrown, kafka).isRefusal()).as("%s", thrown).isTrue();
      return KafkaFailure.of(thrown, kafka).sentence();
    }
  }

  private static ServerSocketFactory tls(Path store) throws Exception {
    var keys = KeyStore.getInstance(store.toFile(), KeyTool.PASSWORD.toCharArray());
    var managers = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
    managers.init(keys, KeyTool.PASSWORD.toCharArray());
    var context = SSLContext.getInstance("TLS");
    context.init(managers.getKeyManagers(), null, null);
    return context.getServerSocketFactory();
  }

  /** Answers with a handshake, or where there is none to make with a line of text. */
  private static ServerSocket serve(ServerSocketFactory sockets) throws IOException {
    ServerSocket server = sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress());
    var answers =
        new Thread(
            () -> {
              while (!server.isClosed()) {
                try (var connection = server.accept()) {
                  if (connection instanceof SSLSocket secured) {
                    secured.startHandshake();
                  } else {
                    connection.getOutputStream().write("HTTP/1.1 400 Bad Request\r\n".getBytes());
                  }
                  connection.getInputStream().read();
                } catch (IOException e) {
                  // The client refuses, or the test is over
                }
              }
            });
    answers.setDaemon(true);
    answers.start();
    return server;
  }
}
