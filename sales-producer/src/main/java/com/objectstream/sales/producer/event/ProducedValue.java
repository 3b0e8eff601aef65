package com.objectstream.sales.producer.event;

import java.util.Optional;

/** One value for the topic, and where it comes from. */
public interface ProducedValue {
  /** The bytes to send; not copied, so not to be changed. */
  byte[] value();

  /** What it is, if it was generated. */
  Optional<EventKind> generatedAs();

  /** How a message names it: {@code event 17} or {@code line 17}. */
  String label();
}
