package com.objectstream.sales.command.failure;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Takes the secrets of a Kafka client's properties out of what the client says. A broken line of
 * JAAS is read token by token, and the client names the token at which it stopped: that may be a
 * part of the password.
 */
final class Redaction {
  private static final String HIDDEN = "[hidden]";
  private static final String SECRET_NAME = "password|passphrase|secret|token|credential|assertion";
  private static final Pattern SECRET_KEY =
      Pattern.compile(SECRET_NAME + "|keystore\\.key", Pattern.CASE_INSENSITIVE);
  private static final Pattern SECRET_OF_JAAS =
      Pattern.compile(
          "\\w*(?:" + SECRET_NAME + ")\\w*\\s*=\\s*(?:\"([^\"]*)\"|'([^']*)'|([^\\s;]+))",
          Pattern.CASE_INSENSITIVE);
  private static final Pattern TOKEN_OF_JAAS =
      Pattern.compile("'[^']*'(?= in JAAS config)|(?<=LoginModule (found for|class:) )\\S+");

  private final List<String> secrets;

  private Redaction(List<String> secrets) {
    this.secrets = secrets;
  }

  static Redaction of(Map<String, String> clientConfig) {
    return new Redaction(
        clientConfig.entrySet().stream()
            .flatMap(Redaction::secrets)
            .filter(s -> !s.isBlank())
            .toList());
  }

  private static Stream<String> secrets(Map.Entry<String, String> property) {
    if (property.getKey().endsWith("jaas.config")) {
      return SECRET_OF_JAAS.matcher(property.getValue()).results().map(Redaction::firstGroup);
    }
    return SECRET_KEY.matcher(property.getKey()).find()
        ? Stream.of(property.getValue())
        : Stream.empty();
  }

  private static String firstGroup(MatchResult found) {
    return Stream.of(1, 2, 3).map(found::group).filter(Objects::nonNull).findFirst().orElse("");
  }

  String of(String text) {
    String shown = TOKEN_OF_JAAS.matcher(text).replaceAll(HIDDEN);
    for (String secret : secrets) {
      // As a word of its own: a password "a" is not every a
      shown =
          Pattern.compile("(?<!\\w)" + Pattern.quote(secret) + "(?!\\w)")
              .matcher(shown)
              .replaceAll(Matcher.quoteReplacement(HIDDEN));
    }
    return shown;
  }

  /** The failure itself if neither it nor a cause says a secret, else a copy that does not. */
  Throwable of(Throwable failure) {
    boolean silent =
        Causes.of(failure).allMatch(cause -> of(cause.toString()).equals(cause.toString()));
    return silent ? failure : Redacted.copy(failure, this::of);
  }

  /** Shows itself as the exception whose place it takes. */
  private static final class Redacted extends RuntimeException {
    private static final long serialVersionUID = 1L;
    private final String shown;

    private Redacted(String shown, Throwable cause) {
      super(shown, cause);
      this.shown = shown;
    }

    static Redacted copy(Throwable failure, UnaryOperator<String> redaction) {
      List<Throwable> chain = Causes.of(failure).toList();
      Redacted copy = null;
      for (int i = chain.size() - 1; i >= 0; i--) {
        copy = new Redacted(redaction.apply(chain.get(i).toString()), copy);
        copy.setStackTrace(chain.get(i).getStackTrace());
      }
      return copy;
    }

    @Override
    public String toString() {
      return shown;
    }
  }
}
