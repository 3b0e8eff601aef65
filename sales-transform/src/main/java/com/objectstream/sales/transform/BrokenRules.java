package com.objectstream.sales.transform;

/** Keeps the first broken rule of a line: first by the order of the rules, then of the fields. */
final class BrokenRules {
  private static final int WHOLE_LINE = -1;

  private RejectReason reason;
  private int rank;
  private String detail;

  boolean isEmpty() {
    return reason == null;
  }

  void add(RejectReason found, SaleField field, String sentence) {
    add(found, field.ordinal(), sentence);
  }

  void add(RejectReason found, String sentence) {
    add(found, WHOLE_LINE, sentence);
  }

  /** The reject of the line; there must be a broken rule. */
  Reject reject(Line line) {
    return line.reject(reason, detail);
  }

  private void add(RejectReason found, int foundRank, String sentence) {
    if (isEmpty() || found.compareTo(reason) < 0 || found == reason && foundRank < rank) {
      reason = found;
      rank = foundRank;
      detail = sentence;
    }
  }
}
