package com.objectstream.sales.local.server.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** Certificates that can be checked, and files that nobody else reads. */
@Execution(ExecutionMode.CONCURRENT)
class ServerSecurityTest {
  private static final int DNS_NAME = 2;

  @TempDir private Path folder;

  @Test
  void signsForOneNameAndIsTrustedByItsOwnStoreAlone() throws Exception {
    CertificateAuthority authority = CertificateAuthority.create(folder);
    KeyStore server = load(authority.keyStoreFor("localhost"), authority);
    KeyStore trust = load(authority.trustStore(), authority);

    Certificate[] chain = server.getCertificateChain("localhost");
    assertThat(chain).hasSize(2);
    chain[0].verify(trust.getCertificate("authority").getPublicKey());
    assertThat(((X509Certificate) chain[0]).getSubjectAlternativeNames())
        .containsExactly(List.of(DNS_NAME, "localhost"));
    assertThat(trust.size()).isOne();
    assertThat(trust.isKeyEntry("authority")).isFalse();
  }

  @Test
  void tellsWhatKeytoolSays() throws IOException {
    Path file = Files.writeString(folder.resolve("authority.p12"), "no store");

    assertThatThrownBy(() -> CertificateAuthority.create(file.getParent()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("keytool -genkeypair: ");
  }

  @Test
  void keepsPasswordsFromOthersAndFromLogs() throws IOException {
    var clients = new ClientFiles(folder, folder.resolve("trust.p12"), "storeSecret");
    var security = new ServerSecurity(folder.resolve("key.p12"), clients, "adminSecret");

    for (Path file :
        List.of(clients.kafka("me", "mySecret"), clients.cassandra("me", "mySecret"))) {
      assertThat(Files.readString(file)).contains("mySecret", "storeSecret", "trust.p12");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(security + " " + clients + " " + security.kafkaAdmin("localhost:9092"))
        .doesNotContain("Secret");
  }

  private static KeyStore load(Path file, CertificateAuthority authority) throws Exception {
    return KeyStore.getInstance(file.toFile(), authority.storePassword().toCharArray());
  }
}
