package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.INVALID_UTF8;
import static com.objectstream.sales.transform.RejectReason.MALFORMED_JSON;

import com.objectstream.shaded.jackson.JsonFactory;
import com.objectstream.shaded.jackson.JsonParser;
import com.objectstream.shaded.jackson.JsonProcessingException;
import com.objectstream.shaded.jackson.io.JsonEOFException;
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

  private static final String NUL_AT_START = "a NUL character at the start of the line";
  private static final String ONE_OBJECT_A_LINE = ": a sale is one JSON object a line";
  private static final String SCHEMA_REGISTRY =
      ": write UTF-8 JSON without the five bytes that Schema Registry puts in front";

  private final transient JsonFactory factory = new FewNamesFactory();

  /**
   * The lines of a value, one at a time.
   *
   * @param value of a Kafka record, not null; it is not copied
   */
  public ParsedLines lines(byte[] value) {
    return new ParsedLines(this, value);
  }

  /**
   * As {@link #lines}, all at once; a value of millions of lines is a list of millions of objects.
   */
  public List<ParsedLine> parse(byte[] value) {
    List<ParsedLine> parsed = new ArrayList<>(1);
    lines(value).forEachRemaining(parsed::add);
    return parsed;
  }

  ParsedLine parse(Line line) {
    int wellFormed = Utf8.wellFormedUntil(line.value(), line.start(), line.end());
    if (wellFormed < line.end()) {
      String advice = line.beginsInSchemaId() ? SCHEMA_REGISTRY : ": write the line in UTF-8";
      int offset = wellFormed - line.start();
      return line.reject(
          INVALID_UTF8, RejectDetail.ofByte(line.value()[wellFormed], offset, advice));
    }
    if (line.looksWide()) {
      String advice = line.beginsInSchemaId() ? SCHEMA_REGISTRY : "";
      return line.reject(MALFORMED_JSON, RejectDetail.NOT_JSON + NUL_AT_START + advice);
    }
    try (JsonParser json = factory.createParser(line.value(), line.start(), line.length())) {
      return new SaleReader(json, line).read();
    } catch (JsonProcessingException e) {
      return line.reject(MALFORMED_JSON, RejectDetail.of(e, advice(e, line)));
    } catch (IOException e) {
      throw new UncheckedIOException("bytes in memory can always be read", e);
    }
  }

  private static String advice(JsonProcessingException e, Line line) {
    if (line.beginsInSchemaId()) {
      return SCHEMA_REGISTRY;
    }
    return e instanceof JsonEOFException && line.beginsObject() ? ONE_OBJECT_A_LINE : "";
  }

  /** A parser that was sent to another machine starts anew there. */
  private Object readResolve() {
    return new SaleParser();
  }
}
