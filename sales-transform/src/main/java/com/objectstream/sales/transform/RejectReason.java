package com.objectstream.sales.transform;

/**
 * Why a line is not a sale, in the order of the rules: of all rules that a line breaks, the first
 * one here is its reason. The names are the codes that go to the topic of rejects.
 */
public enum RejectReason {
  /** Not well-formed UTF-8. */
  INVALID_UTF8,
  /**
   * Not one JSON value: syntax, text after it, nesting too deep, a field of the event named twice.
   */
  MALFORMED_JSON,
  /** A JSON value, but not an object. */
  NOT_AN_OBJECT,
  /** A required field is absent or null. */
  MISSING_FIELD,
  /** A text of the key is blank. */
  BLANK_FIELD,
  /** A text is not a string, or a number not an integer of the right size. */
  WRONG_TYPE,
  /** The time of sale is before the year 2000 or after the year 9999. */
  TIMESTAMP_OUT_OF_RANGE,
  /** The line, or a text of the key, has too many bytes. */
  TOO_LARGE,
  /** The value has no line at all, or only blank ones. */
  EMPTY_VALUE
}
