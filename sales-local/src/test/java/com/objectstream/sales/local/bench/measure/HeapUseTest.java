package com.objectstream.sales.local.bench.measure;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class HeapUseTest {
  private static final int MEGABYTE = 1 << 20;

  private volatile byte[] kept = new byte[0];

  @Test
  void countsWhatThreadsTookWhetherOldNewOrStillThere() throws InterruptedException {
    allocate(50); // before, so it does not count
    var done = new CountDownLatch(1);
    var end = new CountDownLatch(1);
    try (var use = HeapUse.begin()) {
      var other =
          new Thread(
              () -> {
                allocate(30);
                done.countDown();
                awaitUninterruptibly(end);
              });
      other.start();
      allocate(20);
      done.await();
      long seen = use.allocatedBytes().orElseThrow();
      end.countDown();
      other.join();

      assertThat(seen).isBetween(50L * MEGABYTE, 60L * MEGABYTE);
      assertThat(use.allocatedBytes().orElseThrow())
          .as("with the thread that has ended")
          .isBetween(seen, 60L * MEGABYTE);
    }
  }

  private void allocate(int megabytes) {
    for (int i = 0; i < megabytes; i++) {
      kept = new byte[MEGABYTE];
    }
  }

  private static void awaitUninterruptibly(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
