package com.objectstream.sales.producer.event;

import com.objectstream.sales.model.SaleEvent;
import java.util.Optional;

/**
 * Event {@code n} of a {@link SaleGenerator}.
 *
 * @param n its number, from 0
 * @param kind what it is
 * @param value its bytes, one line without a line end
 * @param sale what a reader should make of the bytes; empty for {@link EventKind#MALFORMED}, the
 *     original's sale for {@link EventKind#DUPLICATE}
 */
public record GeneratedEvent(long n, EventKind kind, byte[] value, Optional<SaleEvent> sale)
    implements ProducedValue {

  @Override
  public Optional<EventKind> generatedAs() {
    return Optional.of(kind);
  }

  @Override
  public String label() {
    return "event " + n;
  }
}
