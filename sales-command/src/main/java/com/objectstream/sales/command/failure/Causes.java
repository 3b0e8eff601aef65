package com.objectstream.sales.command.failure;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** A failure and what caused it, from the outside to the bottom. */
public final class Causes {
  private Causes() {}

  /** The failure first; ends also where causes go in a circle. */
  public static Stream<Throwable> of(Throwable failure) {
    Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    return Stream.iterate(failure, cause -> cause != null && seen.add(cause), Throwable::getCause);
  }

  /** The outermost of this kind. */
  public static <T extends Throwable> Optional<T> find(Class<T> kind, Throwable failure) {
    return of(failure).filter(kind::isInstance).map(kind::cast).findFirst();
  }

  /** What the innermost says, on one line and without a full stop; its name if it says nothing. */
  public static String innermost(Throwable failure) {
    Throwable bottom = of(failure).reduce(failure, (outer, inner) -> inner);
    String message = Objects.toString(bottom.getMessage(), "").strip();
    String name = bottom.getClass().getSimpleName();
    String telling =
        message.contains(" ") ? message : message.isEmpty() ? name : name + ": " + message;
    return telling.replaceAll("\\s+", " ").replaceFirst("\\.$", "");
  }
}
