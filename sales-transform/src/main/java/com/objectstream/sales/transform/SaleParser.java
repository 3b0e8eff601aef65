package com.objectstream.sales.transform;

import static com.objectstream.sales.transform.RejectReason.INVALID_UTF8;
import static com.objectstream.sales.transform.RejectReason.MALFORMED_JSON;
import static java.util.Objects.requireNonNull;

import com.objectstream.shaded.jackson.JsonFactory;
import com.objectstream.shaded.jackson.JsonParser;
import com.objectstream.shaded.jackson.JsonProcessingException;
import com.objectstream.shaded.jackson.io.JsonEOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/**
 * Reads sales, one JSON object a line, from the bytes of a Kafka value or from an input:
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

  /** That a line must keep to. */
  private final SaleRules rules;

  private final transient JsonFactory factory = new FewNamesFactory();

  /** Reads by the rules of the topic: {@code new SaleParser(SaleRules.standard())}. */
  public SaleParser() {
    this(SaleRules.standard());
  }

  /**
   * Reads by these rules. With {@code SaleRules.standard().maxItemSold(20)} the line above is a
   * {@link Reject}, {@code ITEM_SOLD_OUT_OF_RANGE in line 0 (127 bytes): item_sold is 23: give -20
   * to 20}.
   *
   * @param rules that a line must keep to
   */
  public SaleParser(SaleRules rules) {
    this.rules = requireNonNull(rules, "rules");
  }

  /**
   * The lines of a value, one at a time. The line above is {@code ParsedSale[line=0, event=…]}; a
   * value without any line is one {@link RejectReason#EMPTY_VALUE}.
   *
   * @param value of a Kafka record, not null; it is not copied, so leave it as it is while a sale
   *     of it is used, or {@link ParsedSale#detached detach} that
   * @return the lines, to be gone through once
   */
  public ParsedLines lines(byte[] value) {
    return new ParsedLines(this, value);
  }

  /**
   * As {@link #lines}, all at once: the line above is {@code [ParsedSale[line=0, event=…]]}. A
   * value of millions of lines is a list of millions of objects.
   *
   * @param value of a Kafka record, not null
   * @return at least one line
   */
  public List<ParsedLine> parse(byte[] value) {
    List<ParsedLine> parsed = new ArrayList<>(1);
    lines(value).forEachRemaining(parsed::add);
    return parsed;
  }

  /**
   * The lines of an input, one at a time, as many as there are: the memory holds one. Blank lines
   * are passed over, but counted, so an empty input is an empty stream.
   *
   * <pre>{@code
   * try (Stream<ParsedLine> lines = parser.read(Files.newInputStream(file))) {
   *   lines.forEach(…);
   * }
   * }</pre>
   *
   * A file of the line above, a blank line and {@code plates} gives
   *
   * <pre>
   * ParsedSale[line=0, event=SaleEvent[itemId=plates-235, …]]
   * MALFORMED_JSON in line 2 (6 bytes): not JSON: …
   * </pre>
   *
   * <p>Of a line over {@link SaleLimits#MAX_LINE_BYTES} only so many bytes are kept, as {@link
   * Reject#value}, and the rest is read and dropped. It is {@code TOO_LARGE} whatever else may be
   * wrong with it; {@link #lines}, which has all of it, tells what comes first by the order of the
   * rules.
   *
   * <p>The stream is for one thread. Closing it closes the input. It throws {@link
   * UncheckedIOException} if the input cannot be read or closed, and {@link ArithmeticException}
   * behind line {@link Integer#MAX_VALUE}.
   *
   * @param in UTF-8; needs no buffer of its own
   * @return the lines, to be closed
   */
  public Stream<ParsedLine> read(InputStream in) {
    return StreamSupport.stream(new InputLines(this, requireNonNull(in, "in")), false)
        .onClose(() -> close(in));
  }

  private static void close(InputStream in) {
    try {
      in.close();
    } catch (IOException e) {
      throw new UncheckedIOException("the input cannot be closed", e);
    }
  }

  ParsedLine parse(Line line) {
    int wellFormed = Utf8.wellFormedUntil(line.value(), line.start(), line.end());
    if (wellFormed < line.end()) {
      String advice = line.beginsInSchemaId() ? SCHEMA_REGISTRY : ": write the line in UTF-8";
      int offset = wellFormed - line.start();
      return line.reject(
          INVALID_UTF8, RejectDetail.ofByte(line.value()[wellFormed], offset, advice));
    }
    PlainSale plain = PlainSale.read(line);
    return plain == null ? parseAny(line) : rules.judge(new ParsedSale(line.number(), plain), line);
  }

  /** Of a line that is UTF-8, but may be anything else. */
  ParsedLine parseAny(Line line) {
    if (line.looksWide()) {
      String advice = line.beginsInSchemaId() ? SCHEMA_REGISTRY : "";
      return line.reject(MALFORMED_JSON, RejectDetail.NOT_JSON + NUL_AT_START + advice);
    }
    try (JsonParser json = factory.createParser(line.value(), line.start(), line.length())) {
      return new SaleReader(json, line, rules).read();
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

  /**
   * A parser that was sent to another machine starts anew there.
   *
   * @return a parser by the same rules
   */
  private Object readResolve() {
    return new SaleParser(rules);
  }
}
