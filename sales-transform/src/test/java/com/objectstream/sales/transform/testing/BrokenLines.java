package com.objectstream.sales.transform.testing;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.transform.RejectReason;
import com.objectstream.sales.transform.SaleLimits;
import java.time.Instant;
import java.util.EnumMap;
import java.util.Map;
import java.util.stream.Stream;

/** Lines that break one rule each. */
public final class BrokenLines {
  private BrokenLines() {}

  /**
   * A value that is rejected for that reason and breaks no other rule: {@code of(MISSING_FIELD)} is
   * the bytes of the reference message without {@code item_id}. {@code EMPTY_VALUE} is no byte at
   * all, which as a line of a text is passed over.
   *
   * @param reason to be rejected for
   * @return a value of one line, or of none
   */
  public static byte[] of(RejectReason reason) {
    TestSale sale = TestSale.plates();
    String json = sale.json();
    return switch (reason) {
      case INVALID_UTF8 -> json.replace("Plates", "Pl\u00e4tes").getBytes(ISO_8859_1);
      case MALFORMED_JSON -> bytes(json.substring(0, json.length() - 1));
      case NOT_AN_OBJECT -> bytes('[' + json + ']');
      case MISSING_FIELD -> bytes(json.replace("\"item_id\":\"plates-235\",", ""));
      case BLANK_FIELD -> sale.store(" ").line();
      case WRONG_TYPE -> bytes(json.replace(":23,", ":\"a lot\","));
      case TIMESTAMP_OUT_OF_RANGE -> sale.at(Instant.EPOCH).line();
      case TOO_LARGE -> sale.item("x".repeat(SaleLimits.MAX_KEY_TEXT_BYTES + 1)).line();
      case EMPTY_VALUE -> new byte[0];
    };
  }

  /**
   * One for each reason: {@code {INVALID_UTF8=…, …, EMPTY_VALUE=…}}.
   *
   * @return a value for each reason
   */
  public static Map<RejectReason, byte[]> all() {
    var lines = new EnumMap<RejectReason, byte[]>(RejectReason.class);
    Stream.of(RejectReason.values()).forEach(reason -> lines.put(reason, of(reason)));
    return lines;
  }

  private static byte[] bytes(String line) {
    return line.getBytes(UTF_8);
  }
}
