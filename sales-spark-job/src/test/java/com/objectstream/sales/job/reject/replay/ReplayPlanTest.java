package com.objectstream.sales.job.reject.replay;

import static com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome.ALREADY_REPLAYED;
import static com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome.EXHAUSTED;
import static com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome.NOT_SELECTED;
import static com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome.OF_ANOTHER_TOPIC;
import static com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome.SENT_AGAIN;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.job.reject.replay.ReplayPlan.Outcome;
import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class ReplayPlanTest {
  private static final Instant EVENING = Instant.parse("2018-06-29T20:45:00Z");
  private static final int MAX_ATTEMPTS = 3;

  @Test
  void sendsARejectOnce() {
    assertThat(decide(RejectFilter.ALL, 9, reject(17, 1), reject(18, 1), reject(17, 1)))
        .containsExactly(SENT_AGAIN, SENT_AGAIN, ALREADY_REPLAYED);
  }

  @Test
  void sendsTheLastAttemptOfALineOnly() {
    assertThat(decide(RejectFilter.ALL, 9, reject(17, 1), reject(18, 1), reject(17, 2)))
        .containsExactly(ALREADY_REPLAYED, SENT_AGAIN, SENT_AGAIN);
  }

  @Test
  void sendsNothingThatWasNoted() {
    var plan = new ReplayPlan("item_sales", RejectFilter.ALL, MAX_ATTEMPTS, 9);
    plan.learnReplayed(reject(17, 1).identity(), 1);

    assertThat(plan.decide(reject(17, 1))).isEqualTo(ALREADY_REPLAYED);
    assertThat(plan.decide(reject(17, 2))).isEqualTo(SENT_AGAIN);
  }

  @Test
  void givesUpALineAfterTheMostAttempts() {
    assertThat(decide(RejectFilter.ALL, 9, reject(17, 2), reject(17, 3)))
        .containsExactly(ALREADY_REPLAYED, EXHAUSTED);
  }

  @Test
  void stopsAtTheLimit() {
    assertThat(decide(RejectFilter.ALL, 1, reject(17, 1), reject(18, 1), reject(19, 3)))
        .containsExactly(SENT_AGAIN, NOT_SELECTED, EXHAUSTED);
  }

  @Test
  void sendsAnotherInPlaceOfOneThatIsRefused() {
    var plan = new ReplayPlan("item_sales", RejectFilter.ALL, MAX_ATTEMPTS, 1);

    assertThat(plan.decide(reject(17, 1))).isEqualTo(SENT_AGAIN);
    assertThat(plan.isFull()).isTrue();
    plan.refused();

    assertThat(plan.isFull()).isFalse();
    assertThat(plan.decide(reject(18, 1))).isEqualTo(SENT_AGAIN);
    assertThat(plan.decide(reject(19, 1))).isEqualTo(NOT_SELECTED);
  }

  @Test
  void sendsNoRejectOfAnotherTopic() {
    assertThat(decide(RejectFilter.ALL, 9, reject("other_sales", 17, 1), reject(17, 1)))
        .containsExactly(OF_ANOTHER_TOPIC, SENT_AGAIN);
  }

  @Test
  void takesAnyCodeForAReason() {
    var all = Optional.<Instant>empty();
    RejectedLine own =
        new RejectedLine(
            reject(17, 1).position(), "ODD_HOUR", "no", EVENING, Optional.empty(), new byte[0]);

    assertThat(filter(Set.of("odd_hour"), Optional.empty(), all, all).accepts(own)).isTrue();
    assertThat(filter(Set.of("ODD"), Optional.empty(), all, all).accepts(own)).isFalse();
  }

  @Test
  void selectsByReasonOriginAndTime() {
    var all = Optional.<Instant>empty();
    assertThat(decide(filter(Set.of("WRONG_TYPE"), Optional.empty(), all, all)))
        .isEqualTo(NOT_SELECTED);
    assertThat(decide(filter(Set.of("MALFORMED_JSON"), Optional.empty(), all, all)))
        .isEqualTo(SENT_AGAIN);
    assertThat(decide(filter(Set.of(), Optional.of(16L), all, all))).isEqualTo(NOT_SELECTED);
    assertThat(decide(filter(Set.of(), Optional.of(17L), all, all))).isEqualTo(SENT_AGAIN);
    var now = Optional.of(EVENING);
    var later = Optional.of(EVENING.plus(Duration.ofMillis(1)));
    assertThat(decide(filter(Set.of(), Optional.empty(), now, later))).isEqualTo(SENT_AGAIN);
    assertThat(decide(filter(Set.of(), Optional.empty(), later, all))).isEqualTo(NOT_SELECTED);
    assertThat(decide(filter(Set.of(), Optional.empty(), all, now))).isEqualTo(NOT_SELECTED);
  }

  @Test
  void tellsTheReasonsThatThereAreWhereNoRejectHasThatWhichIsMeant() {
    assertThat(missingReasons(Set.of("BAD"), reject(17, 1), reject("other_sales", 18, 1)))
        .contains("no reject of topic item_sales has the reason BAD; there are: MALFORMED_JSON");
    assertThat(missingReasons(Set.of("BAD"), reject("other_sales", 18, 1)))
        .contains("no reject of topic item_sales has the reason BAD; there are: none");
    assertThat(missingReasons(Set.of("malformed_json"), reject(17, 1))).isEmpty();
    assertThat(missingReasons(Set.of())).isEmpty();
  }

  private static Optional<String> missingReasons(Set<String> reasons, RejectedLine... rejects) {
    var all = Optional.<Instant>empty();
    var filter = filter(reasons, Optional.empty(), all, all);
    var plan = new ReplayPlan("item_sales", filter, MAX_ATTEMPTS, 9);
    Stream.of(rejects).forEach(plan::decide);
    return plan.missingReasons();
  }

  private static RejectFilter filter(
      Set<String> reasons,
      Optional<Long> offset,
      Optional<Instant> since,
      Optional<Instant> until) {
    return new RejectFilter(
        reasons, Optional.of("item_sales"), Optional.of(3), offset, since, until);
  }

  private static Outcome decide(RejectFilter filter) {
    return decide(filter, 9, reject(17, 1)).get(0);
  }

  private static List<Outcome> decide(RejectFilter filter, long limit, RejectedLine... rejects) {
    var plan = new ReplayPlan("item_sales", filter, MAX_ATTEMPTS, limit);
    Stream.of(rejects).forEach(plan::learn);
    return Stream.of(rejects).map(plan::decide).toList();
  }

  private static RejectedLine reject(long offset, int attempt) {
    return reject("item_sales", offset, attempt);
  }

  private static RejectedLine reject(String topic, long offset, int attempt) {
    return new RejectedLine(
        new SourcePosition(topic, 3, offset, 0, attempt, OptionalLong.empty()),
        "MALFORMED_JSON",
        "not JSON",
        EVENING,
        Optional.empty(),
        "{".getBytes(UTF_8));
  }
}
