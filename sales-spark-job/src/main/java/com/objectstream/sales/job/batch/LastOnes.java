package com.objectstream.sales.job.batch;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The last few of many things that pass by; to keep one costs a store into an array. */
final class LastOnes<T> {
  private final Object[] kept;
  private long count;

  LastOnes(int most) {
    this.kept = new Object[most];
  }

  void add(T one) {
    kept[(int) (count++ % kept.length)] = one;
  }

  /** The last first, each as it is to be kept for longer. */
  @SuppressWarnings("unchecked") // only add puts something in
  <R> List<R> newestFirst(Function<T, R> shown) {
    var newest = new ArrayList<R>();
    for (long i = count - 1; i >= Math.max(0, count - kept.length); i--) {
      newest.add(shown.apply((T) kept[(int) (i % kept.length)]));
    }
    return List.copyOf(newest);
  }
}
