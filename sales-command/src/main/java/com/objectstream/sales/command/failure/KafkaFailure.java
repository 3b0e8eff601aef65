package com.objectstream.sales.command.failure;

import static java.util.stream.Collectors.joining;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.util.Optional;
import java.util.regex.Pattern;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.config.ConfigException;
import org.apache.kafka.common.errors.AuthenticationException;
import org.apache.kafka.common.errors.AuthorizationException;
import org.apache.kafka.common.errors.GroupAuthorizationException;
import org.apache.kafka.common.errors.InvalidTopicException;
import org.apache.kafka.common.errors.RetriableException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.apache.kafka.common.errors.UnknownTopicOrPartitionException;

/**
 * What a Kafka client has thrown, as one sentence with the servers, the reason and what to do.
 *
 * <p>{@code KafkaException("Failed to create new KafkaAdminClient")} over {@code
 * NoSuchFileException("/nope.jks")} is {@code the Kafka client for shop:9092 cannot start (the key
 * store /nope.jks (JKS) is not there): correct --kafka-config}.
 *
 * @param kind tells whether to wait
 * @param sentence holds no secret of the client's properties
 * @param thrown what was thrown; a copy if it held one
 */
public record KafkaFailure(Kind kind, String sentence, Throwable thrown) {

  /** What a failure means to someone who could wait. */
  public enum Kind {
    /** Nobody answers, or not yet: this may pass. */
    ABSENT,
    /**
     * The brokers answer and refuse, or the client cannot start with its properties: this stays.
     */
    REFUSED,
    /** The brokers know no such topic. */
    UNKNOWN_TOPIC,
    /** Anything else that a client throws. */
    OTHER
  }

  private static final String BOOTSTRAP = "bootstrap";
  private static final Pattern CLIENT_START =
      Pattern.compile("Failed to (create new|construct) .*", Pattern.CASE_INSENSITIVE);

  /** What was thrown by a client of these servers, whatever is around it. */
  public static KafkaFailure of(Throwable thrown, KafkaConnection kafka) {
    return new Explanation(thrown, kafka, Optional.empty()).failure();
  }

  /** The same, where one topic was asked for. */
  public static KafkaFailure of(Throwable thrown, KafkaConnection kafka, String topic) {
    return new Explanation(thrown, kafka, Optional.of(topic)).failure();
  }

  /**
   * That there is no topic of this name, as a sentence.
   *
   * @param option that names the topic on the command line
   */
  public static String missingTopic(String topic, KafkaConnection kafka, String option) {
    return "topic %s does not exist at %s: create it, or correct %s"
        .formatted(topic, kafka, option);
  }

  /**
   * A failure that nobody has put into words yet, if it is one of a Kafka client, with such a
   * sentence; any other as it is.
   */
  public static Throwable explained(Throwable failure, KafkaConnection kafka) {
    return FailureLine.telling(failure) instanceof KafkaException
        ? of(failure, kafka).toException()
        : failure;
  }

  /** Whether the servers answer and will not answer otherwise: waiting cannot help. */
  public boolean isRefusal() {
    return kind == Kind.REFUSED;
  }

  /** The sentence as an exception, with what was thrown as its cause, without secrets as well. */
  public IllegalStateException toException() {
    return new IllegalStateException(sentence, thrown);
  }

  private record Explanation(Throwable thrown, KafkaConnection kafka, Optional<String> topic) {

    KafkaFailure failure() {
      if (has(AuthenticationException.class)) {
        return refused(unauthenticated());
      }
      if (has(AuthorizationException.class)) {
        return refused(unauthorized());
      }
      if (has(InvalidTopicException.class)) {
        return refused(
            "%s cannot be the name of a topic: give at most 249 of a-z, A-Z, 0-9, '.', '_' and '-'"
                .formatted(invalidTopic()));
      }
      if (has(UnknownTopicOrPartitionException.class)) {
        return failure(Kind.UNKNOWN_TOPIC, unknownTopic());
      }
      return has(ConfigException.class) || isClientStart() ? refused(noClient()) : answerless();
    }

    private String unauthenticated() {
      return has(SslAuthenticationException.class)
          ? "no TLS connection to Kafka at %s (%s): %s".formatted(kafka, reason(), remedy())
          : "Kafka at %s refuses the login (%s): %s".formatted(kafka, reason(), remedy());
    }

    private String unauthorized() {
      return "Kafka at %s refuses access to %s (%s): grant it to this user, or %s"
          .formatted(kafka, refusedResource(), reason(), remedy());
    }

    private String refusedResource() {
      var topics =
          Causes.find(TopicAuthorizationException.class, thrown)
              .map(TopicAuthorizationException::unauthorizedTopics)
              .filter(names -> !names.isEmpty())
              .map(names -> "topic " + names.stream().sorted().collect(joining(", ")));
      return topics
          .or(
              () ->
                  Causes.find(GroupAuthorizationException.class, thrown)
                      .map(refusal -> "consumer group " + refusal.groupId()))
          .or(() -> topic.map(name -> "topic " + name))
          .orElse("what it was asked for");
    }

    private String unknownTopic() {
      return topic
          .map(name -> missingTopic(name, kafka, "--topic"))
          .orElseGet(
              () ->
                  "Kafka at %s has no such topic (%s): create it, or correct --topic"
                      .formatted(kafka, reason()));
    }

    private String noClient() {
      String reason = reason();
      return Causes.find(ConfigException.class, thrown).isPresent() && reason.contains(BOOTSTRAP)
          ? "no Kafka broker can be found by \"%s\" (%s): correct --bootstrap-servers to HOST:PORT[,HOST:PORT...]"
              .formatted(kafka, reason)
          : "the Kafka client for %s cannot start (%s): %s".formatted(kafka, reason, remedy());
    }

    private KafkaFailure answerless() {
      if (has(TimeoutException.class)) {
        return failure(
            Kind.ABSENT,
            "no Kafka broker answers at %s within %d s: start one (bin/sales up) or correct --bootstrap-servers; %s"
                .formatted(kafka, KafkaConnection.ANSWER_TIMEOUT.toSeconds(), security()));
      }
      return failure(
          has(RetriableException.class) ? Kind.ABSENT : Kind.OTHER,
          "Kafka at %s does not do what it was asked (%s)".formatted(kafka, reason()));
    }

    /** A client without TLS or login hears nothing at all from brokers that ask for it. */
    private String security() {
      return kafka.isSecured()
          ? "if they ask for other security, correct --kafka-config"
          : "if they ask for TLS or a login, give --kafka-config";
    }

    private String remedy() {
      return kafka.isSecured() ? "correct --kafka-config" : "log in with --kafka-config";
    }

    private String reason() {
      return TlsFailure.reason(thrown).orElseGet(() -> Causes.innermost(thrown));
    }

    private String invalidTopic() {
      return topic
          .map(name -> "\"" + name + "\"")
          .orElseGet(() -> "what was asked for (%s)".formatted(reason()));
    }

    private boolean isClientStart() {
      return Causes.of(thrown)
          .anyMatch(cause -> CLIENT_START.matcher("" + cause.getMessage()).matches());
    }

    private boolean has(Class<? extends Throwable> kind) {
      return Causes.find(kind, thrown).isPresent();
    }

    private KafkaFailure refused(String sentence) {
      return failure(Kind.REFUSED, sentence);
    }

    private KafkaFailure failure(Kind kind, String sentence) {
      var redaction = Redaction.of(kafka.clientConfig());
      return new KafkaFailure(kind, redaction.of(sentence), redaction.of(thrown));
    }
  }
}
