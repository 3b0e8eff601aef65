package com.objectstream.sales.local.server.process;

import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Waits for a server that was just started. */
record Readiness(ServerProcess server, ReadinessProbe probe) {
  private static final Logger LOG = LoggerFactory.getLogger(Readiness.class);

  /** Some ten times what an idle machine needs: seen to take a minute on a busy one. */
  private static final Duration DEADLINE = Duration.ofMinutes(3);

  private static final Duration REPORT = Duration.ofSeconds(10);
  private static final Duration PAUSE = Duration.ofMillis(100);

  void await() {
    try {
      awaitAnswer();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + server.name(), e);
    }
  }

  private void awaitAnswer() throws InterruptedException {
    long start = System.nanoTime();
    String answer = ask();
    long reports = 0;
    while (!answer.isEmpty()) {
      Duration waited = Duration.ofNanos(System.nanoTime() - start);
      if (!server.isAlive()) {
        throw server.ended();
      }
      if (waited.compareTo(DEADLINE) > 0) {
        throw new IllegalStateException(
            "%s did not answer within %d s (%s): %s"
                .formatted(server.name(), DEADLINE.toSeconds(), answer, server.logEnd()));
      }
      if (waited.dividedBy(REPORT) > reports) {
        reports++;
        LOG.info("waiting for {}, {} s so far", server.name(), waited.toSeconds());
      }
      Thread.sleep(PAUSE.toMillis());
      answer = ask();
    }
  }

  /** Why the server does not answer; empty when it does. */
  private String ask() throws InterruptedException {
    try {
      return probe.answers() ? "" : "not ready";
    } catch (InterruptedException e) {
      throw e;
    } catch (Exception e) {
      return e.toString();
    }
  }
}
