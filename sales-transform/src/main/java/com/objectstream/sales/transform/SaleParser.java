package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.EMPTY_VALUE;
import static com.objectstream.sales.transform.RejectReason.INVALID_UTF8;
import static com.objectstream.sales.transform.RejectReason.MALFORMED_JSON;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the sales of Kafka values by the rules of the topic, one JSON object a line:
 *
 * <pre>{@code
 * {"item_id": "plates-235", "item_sold": 23, "item_name": "Plates", "timestamp_ms": "1530305100936", "store_id": "Hermitage - 1"}
 * }</pre>
 *
 * Bad data is a {@link Reject}, never an exception. A parser may be shared between threads.
 */
public final class SaleParser implements Serializable {
  private static final long serialVersionUID = 1L;

  private final transient JsonFactory factory = new FewNamesFactory();

  /**
   * The lines of a value, in order. Blank lines are passed over, but counted.
   *
   * @param value of a Kafka record, not null
   * @return at least one: a value without any line yields an {@link RejectReason#EMPTY_VALUE}
   */
  public List<ParsedLine> parse(byte[] value) {
    List<ParsedLine> parsed = new ArrayList<>(1);
    Line line = Line.firstOf(value);
    while (true) {
      if (!line.isBlank()) {
        parsed.add(parse(line));
      }
      if (line.isLast()) {
        return parsed.isEmpty() ? List.of(emptyValue(value)) : parsed;
      }
      line = line.next();
    }
  }

  private static Reject emptyValue(byte[] value) {
    return new Reject(0, EMPTY_VALUE, "the value has no line: give one JSON object a line", value);
  }

  private ParsedLine parse(Line line) {
    int wellFormed = Utf8.wellFormedUntil(line.value(), line.start(), line.end());
    if (wellFormed < line.end()) {
      return line.reject(
          INVALID_UTF8, RejectDetail.ofByte(line.value()[wellFormed], wellFormed - line.start()));
    }
    if (line.looksWide()) {
      return line.reject(MALFORMED_JSON, "not JSON: a NUL character at the start of the line");
    }
    try (JsonParser json = factory.createParser(line.value(), line.start(), line.length())) {
      return new SaleReader(json, line).read();
    } catch (JsonProcessingException e) {
      return line.reject(MALFORMED_JSON, RejectDetail.of(e));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  /** A parser that was sent to another machine starts anew there. */
  private Object readResolve() {
    return new SaleParser();
  }
}
