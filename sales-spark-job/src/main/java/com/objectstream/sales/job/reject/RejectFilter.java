package com.objectstream.sales.job.reject;

import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/**
 * Which rejects are meant. What is empty does not restrict.
 *
 * @param reasons one of these codes, in upper or lower case; codes that users have added, too
 * @param topic where the line was read first, with {@code partition} and {@code offset}
 * @param since rejected then or later
 * @param until rejected before
 */
public record RejectFilter(
    Set<String> reasons,
    Optional<String> topic,
    Optional<Integer> partition,
    Optional<Long> offset,
    Optional<Instant> since,
    Optional<Instant> until) {

  /**
   * @throws IllegalArgumentException if no reject can be meant
   */
  public RejectFilter {
    if (since.isPresent() && until.isPresent() && !since.get().isBefore(until.get())) {
      throw new IllegalArgumentException(
          "the time from %s to %s is none: give a later --until"
              .formatted(since.get(), until.get()));
    }
  }

  /** Every reject. */
  public static final RejectFilter ALL =
      new RejectFilter(
          Set.of(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          Optional.empty());

  /** Whether a reject is meant. */
  public boolean accepts(RejectedLine reject) {
    return hasReason(reject) && isFrom(reject) && isTimely(reject.at());
  }

  private boolean hasReason(RejectedLine reject) {
    return reasons.isEmpty() || reasons.stream().anyMatch(reject.reason()::equalsIgnoreCase);
  }

  private boolean isFrom(RejectedLine reject) {
    SourcePosition first = reject.position();
    return topic.map(first.topic()::equals).orElse(true)
        && partition.map(wanted -> wanted == first.partition()).orElse(true)
        && offset.map(wanted -> wanted == first.offset()).orElse(true);
  }

  private boolean isTimely(Instant at) {
    return since.map(from -> !at.isBefore(from)).orElse(true)
        && until.map(at::isBefore).orElse(true);
  }
}
