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
 * keytool}. All its stores are PKCS12 and have one password, which is random.
 */
public final class CertificateAuthority {
  private static final String VARIABLE = "SALES_STORE_PASSWORD";
  private static final String AUTHORITY = "authority";
  private static final String SERVER = "server";
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
      authority.makeKeyPair(AUTHORITY, AUTHORITY, "-ext", "bc:c");
      authority.run("-exportcert", AUTHORITY, AUTHORITY, "-rfc", "-file", authority.certificate());
      authority.run(
          "-importcert", "trust", AUTHORITY, "-noprompt", "-file", authority.certificate());
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
    String request = folder.resolve(host + ".csr").toString();
    Path answer = folder.resolve(host + ".pem");
    makeKeyPair(host, SERVER);
    run("-certreq", host, SERVER, "-file", request);
    String name = "san=dns:" + host;
    run(
        "-gencert",
        AUTHORITY,
        AUTHORITY,
        "-infile",
        request,
        "-outfile",
        answer + "",
        "-rfc",
        "-validity",
        DAYS,
        "-ext",
        name);
    try {
      Files.writeString(
          answer, Files.readString(answer) + Files.readString(Path.of(certificate())));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    run("-importcert", host, SERVER, "-noprompt", "-file", answer.toString());
    return store(host);
  }

  private void makeKeyPair(String store, String alias, String... more) {
    var options = new ArrayList<>(List.of("-keyalg", "EC", "-validity", DAYS));
    options.addAll(List.of("-dname", "CN=" + store));
    options.addAll(List.of(more));
    run("-genkeypair", store, alias, options.toArray(String[]::new));
  }

  private String certificate() {
    return folder.resolve("authority.pem").toString();
  }

  private Path store(String name) {
    return folder.resolve(name + ".p12");
  }

  /** The password comes by the environment: everybody sees the arguments of a process. */
  private void run(String action, String store, String alias, String... more) {
    var command = new ArrayList<String>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
    command.addAll(List.of("-J-XX:TieredStopAtLevel=1", action, "-alias", alias));
    command.addAll(List.of("-keystore", store(store).toString(), "-storetype", "PKCS12"));
    command.addAll(List.of("-storepass:env", VARIABLE));
    command.addAll(List.of(more));
    var keytool = new ProcessBuilder(command).redirectErrorStream(true);
    keytool.environment().put(VARIABLE, storePassword);
    try {
      Process process = keytool.start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("keytool %s: %s".formatted(action, said.strip()));
      }
    } catch (IOException e) {
      throw new IllegalStateException("cannot run keytool (" + e + "): use a whole JDK", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making certificates", e);
    }
  }
}
