package com.objectstream.sales.job.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

/** One client a key and JVM, for as long as somebody uses it. */
class SharedClientsTest {
  private record Named(String name) implements SharedClients.Key<Connection> {
    @Override
    public Connection open() {
      return new Connection();
    }
  }

  private record Broken() implements SharedClients.Key<Connection> {
    @Override
    public Connection open() {
      throw new IllegalStateException("nobody there");
    }
  }

  private static final class Connection implements AutoCloseable {
    private boolean closed;

    @Override
    public void close() {
      closed = true;
    }
  }

  @Test
  void sharesTheClientOfEqualKeys() {
    try (var one = SharedClients.lease(new Named("shared"));
        var other = SharedClients.lease(new Named("shared"));
        var different = SharedClients.lease(new Named("different"))) {
      assertThat(one.client()).isSameAs(other.client()).isNotSameAs(different.client());
    }
  }

  @Test
  void keepsAClientForTheNextTask() {
    var first = SharedClients.lease(new Named("kept"));
    first.close();
    first.close();

    try (var next = SharedClients.lease(new Named("kept"))) {
      assertThat(next.client()).isSameAs(first.client());
      assertThat(next.client().closed).isFalse();
    }
  }

  @Test
  void givesAnotherForOneThatIsDiscardedAndClosesItAfterItsLastUser() {
    var user = SharedClients.lease(new Named("discarded"));
    var finder = SharedClients.lease(new Named("discarded"));
    finder.discard();
    finder.close();

    try (var next = SharedClients.lease(new Named("discarded"))) {
      assertThat(next.client()).isNotSameAs(user.client());
    }
    assertThat(user.client().closed).isFalse();
    user.close();
    assertThat(user.client().closed).isTrue();
  }

  @Test
  void triesAgainToOpenWhatCouldNotBeOpened() {
    for (int i = 0; i < 2; i++) {
      assertThatThrownBy(() -> SharedClients.lease(new Broken())).hasMessage("nobody there");
    }
  }
}
