package com.objectstream.sales.job.start;

import com.datastax.oss.driver.api.core.DriverException;
import com.objectstream.sales.command.failure.FailureLine;
import com.objectstream.sales.command.failure.PrintableText;
import com.objectstream.sales.job.start.CheckFinding.Level;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Collects what the checks see, in their order. */
public final class CheckFindings {
  private static final Logger LOG = LoggerFactory.getLogger(CheckFindings.class);

  private final List<CheckFinding> findings = new ArrayList<>();

  void ok(String what) {
    add(Level.OK, what);
  }

  void warn(String what) {
    add(Level.WARN, what);
  }

  void fail(String what) {
    add(Level.FAIL, what);
  }

  /** For what cannot be looked at, with the reason. */
  public void unknown(String what) {
    add(Level.UNKNOWN, what);
  }

  /** Adds what does not hold, if so; all is well otherwise. */
  void failOr(Optional<String> problem, String ok) {
    problem.ifPresentOrElse(this::fail, () -> ok(ok));
  }

  /** Looks at something; that it cannot be looked at is a finding too. */
  public <T> Optional<T> look(Supplier<Optional<T>> eyes) {
    try {
      return eyes.get();
    } catch (RuntimeException e) {
      fail(FailureLine.of(e));
      return Optional.empty();
    }
  }

  /** Looks at what a user of Cassandra may do, which it may not tell. */
  void lookAtRights(Runnable eyes) {
    try {
      eyes.run();
    } catch (DriverException e) {
      unknown(
          "rights: Cassandra does not tell them (%s); 'stream' does without"
              .formatted(e.getMessage()));
    }
  }

  private void add(Level level, String text) {
    findings.add(new CheckFinding(level, PrintableText.escaped(text)));
  }

  /** All of them. */
  public List<CheckFinding> all() {
    return List.copyOf(findings);
  }

  /** Whether nothing was found that does not hold. */
  boolean allHold() {
    return texts(Level.FAIL).isEmpty();
  }

  /**
   * Warns of what somebody should know, if all holds.
   *
   * @throws IllegalStateException naming everything that does not hold
   */
  public void requireAllHold() {
    if (!allHold()) {
      throw new IllegalStateException(String.join("; ", texts(Level.FAIL)));
    }
    texts(Level.WARN).forEach(LOG::warn);
  }

  private List<String> texts(Level level) {
    return findings.stream().filter(f -> f.level() == level).map(CheckFinding::text).toList();
  }
}
