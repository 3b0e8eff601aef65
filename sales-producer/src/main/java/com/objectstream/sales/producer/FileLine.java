package com.objectstream.sales.producer;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * One line of a file.
 *
 * @param number from 1, blank lines counted, as an editor shows it
 * @param value its bytes without the {@code \n}
 */
record FileLine(long number, byte[] value) implements Value {
  FileLine {
    requireNonNull(value, "value");
  }

  @Override
  public Optional<Kind> generatedAs() {
    return Optional.empty();
  }

  @Override
  public String label() {
    return "line " + number;
  }
}
