package com.objectstream.sales.command.failure;

import java.nio.file.FileSystemException;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Says in plain words why a TLS connection failed, of any client: Java's own words, such as {@code
 * PKIX path building failed}, tell a user little.
 */
public final class TlsFailure {
  private static final Pattern STORE =
      Pattern.compile("Failed to load SSL keystore (.*) of type (\\S+)");

  /** What the Java driver of Cassandra says of its stores. */
  private static final String DRIVER_STORE = "Cannot initialize SSL Context";

  /** What Java says somewhere in the chain of causes, and what it means. */
  private enum Meaning {
    UNTRUSTED(
        // The last two are of an authority that has the name of one that is trusted
        "PKIX path building failed|unable to find valid certification path|trustAnchors parameter"
            + "|signature check failed|Signature does not match",
        "the server's certificate is signed by none of those that this client trusts; name the trust"
            + " store that holds its issuer"),
    OTHER_NAME(
        "No subject alternative|No name matching|Host name .* does not match",
        "the server's certificate is for another host name; connect by the name that it holds"),
    NOT_VALID_NOW(
        "NotAfter:|NotBefore:|validity check failed|CertificateExpired|CertificateNotYetValid",
        "the server's certificate is out of date"),
    NO_TLS_THERE(
        "(Unsupported or u|U)nrecognized SSL message|not an SSL/TLS record",
        "the server does not speak TLS at this port"),
    CLIENT_UNKNOWN(
        "fatal alert: (certificate_required|bad_certificate|certificate_unknown|unknown_ca|access_denied)"
            + "|Empty client certificate chain",
        "the server asks for a certificate of the client that it trusts; name the key store that holds"
            + " one"),
    NOTHING_IN_COMMON(
        "fatal alert: (handshake_failure|protocol_version)|No appropriate protocol",
        "the two have no TLS version or cipher in common"),
    WRONG_STORE_PASSWORD(
        "keystore password was incorrect|password verification failed|PKCS12 key store mac invalid",
        "the password of the %s is wrong"),
    WRONG_KEY_PASSWORD(
        "Get Key failed|Cannot recover key|UnrecoverableKey",
        "the password of the key in the %s is wrong"),
    NO_STORE("NoSuchFileException|FileNotFoundException", "the %s is not there"),
    UNREADABLE_STORE("AccessDeniedException", "the %s may not be read"),
    NO_STORE_FORMAT(
        "Invalid keystore format|DerInputStream|toDerInputStream|DerValue",
        "the %s is no file of that kind");

    private final Pattern words;
    private final String meaning;

    Meaning(String words, String meaning) {
      this.words = Pattern.compile(words);
      this.meaning = meaning;
    }
  }

  private TlsFailure() {}

  /**
   * The reason as a part of a sentence, with what to do where that is more than to correct the
   * configuration; empty if the failure has nothing to do with TLS or its key stores.
   */
  public static Optional<String> reason(Throwable failure) {
    boolean ofTls = Causes.of(failure).anyMatch(TlsFailure::isOfTls);
    return ofTls
        ? Stream.of(Meaning.values())
            .filter(meaning -> Causes.of(failure).anyMatch(cause -> says(cause, meaning.words)))
            .findFirst()
            .map(meaning -> meaning.meaning.formatted(store(failure)))
        : Optional.empty();
  }

  /** By packages: the classes of handshakes, certificates and key stores are in these alone. */
  private static boolean isOfTls(Throwable cause) {
    String name = cause.getClass().getName();
    return name.startsWith("javax.net.ssl.")
        || name.startsWith("java.security.")
        || name.startsWith("sun.security.")
        || STORE.matcher(Objects.toString(cause.getMessage(), "")).find()
        || DRIVER_STORE.equals(cause.getMessage())
        || name.endsWith(".NotSslRecordException");
  }

  private static boolean says(Throwable cause, Pattern words) {
    return words.matcher(cause.toString()).find();
  }

  /** {@code key store /etc/sales/trust.jks (JKS)}; Kafka calls a trust store that too. */
  private static String store(Throwable failure) {
    return Causes.of(failure)
        .map(cause -> STORE.matcher(Objects.toString(cause.getMessage(), "")))
        .filter(Matcher::find)
        .findFirst()
        .map(found -> "key store %s (%s)".formatted(found.group(1), found.group(2)))
        .or(
            () ->
                Causes.find(FileSystemException.class, failure)
                    .map(cause -> "key store " + cause.getFile()))
        .orElse("key store");
  }
}
