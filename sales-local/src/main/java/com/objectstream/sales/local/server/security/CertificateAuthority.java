package com.objectstream.sales.local.server.security;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Signs the certificates of servers on this machine, made anew each time with the JDK's {@code
 * keytool}. All its stores are PKCS12, as keytool makes them by default, and have one password,
 * which is random.
 */
public final class CertificateAuthority {
  private static final String VARIABLE = "SALES_STORE_PASSWORD";
  private static final String AUTHORITY = "authority";
  private static final String DAYS = "30";

  private final Path folder;
  private final String storePassword = UUID.randomUUID().toString();

  private CertificateAuthority(Path folder) {
    this.folder = folder;
  }

  /**
   * Makes one that has its files in a folder.
   *
   * @throws IllegalStateException if {@code keytool} fails, with what it says
   */
  public static CertificateAuthority create(Path folder) {
    try {
      var authority = new CertificateAuthority(Files.createDirectories(folder));
      authority.makeKeyPair(AUTHORITY, "-ext", "bc:c");
      String certificate = folder.resolve("authority.pem").toString();
      authority.run(
          List.of("-exportcert", "-rfc", "-file", certificate),
          in(authority.store(AUTHORITY), AUTHORITY));
      authority.run(
          List.of("-importcert", "-noprompt", "-file", certificate),
          in(authority.trustStore(), AUTHORITY));
      return authority;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Holds the certificate of this authority alone. */
  public Path trustStore() {
    return store("trust");
  }

  /** Of all stores and the keys in them. */
  public String storePassword() {
    return storePassword;
  }

  /**
   * Makes the key of a server, with a certificate for that name alone.
   *
   * @param host a DNS name
   * @return the store that holds them
   */
  public Path keyStoreFor(String host) {
    makeKeyPair(host, "-signer", AUTHORITY, "-ext", "san=dns:" + host);
    run(
        List.of("-importkeystore", "-srckeystore", store(AUTHORITY).toString(), "-srcalias", host),
        List.of("-srcstorepass:env", VARIABLE, "-deststorepass:env", VARIABLE),
        "-destkeystore",
        store(host).toString());
    return store(host);
  }

  /** In the store of the authority, which signs the others. */
  private void makeKeyPair(String alias, String... more) {
    run(
        List.of("-genkeypair", "-keyalg", "EC", "-validity", DAYS, "-dname", "CN=" + alias),
        in(store(AUTHORITY), alias),
        more);
  }

  private static List<String> in(Path store, String alias) {
    return List.of("-keystore", store.toString(), "-storepass:env", VARIABLE, "-alias", alias);
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  /** The password comes by the environment: everybody sees the arguments of a process. */
  private void run(List<String> action, List<String> options, String... more) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.add("-J-XX:TieredStopAtLevel=1");
    command.addAll(action);
    command.addAll(options);
    command.addAll(List.of(more));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true);
    keytool.environment().put(VARIABLE, storePassword);
    try {
      Process process = keytool.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool %s: %s".formatted(action.get(0), said.strip()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot run keytool (" + e + "): use a whole JDK", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making certificates", e);
    }
  }
}
