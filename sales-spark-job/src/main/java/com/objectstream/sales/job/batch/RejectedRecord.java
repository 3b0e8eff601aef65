package com.objectstream.sales.job.batch;

import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.source.SourcePosition;
import java.util.Optional;

/**
 * A line that is no sale, with the record it comes from.
 *
 * @param position where the first line of its value was read first
 * @param key of the record, if it had one
 */
public record RejectedRecord(Reject reject, SourcePosition position, Optional<byte[]> key) {
  /** Where the line was read first. */
  public SourcePosition place() {
    return position.ofLine(reject.line());
  }
}
