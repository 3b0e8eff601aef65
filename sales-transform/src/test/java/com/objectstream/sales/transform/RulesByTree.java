package com.objectstream.sales.transform;

import static com.objectstream.sales.model.SaleColumns.ITEM_ID;
import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.SALE_ID;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The rules once more, as plainly and as slowly as they can be told: the JDK decodes the line,
 * Jackson makes a tree of it, and the rules are asked one after the other.
 */
final class RulesByTree {
  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .build();

  /** Unicode's separators (white space, no-break spaces too), control and format characters. */
  static final String BLANK = "[\\p{Z}\\p{Cc}\\p{Cf}]*";

  /** Jackson looks at the low byte of a character alone, and takes U+0739 for a 9. */
  private static final Pattern NO_ESCAPE =
      Pattern.compile("(?<!\\\\)(\\\\\\\\)*\\\\u(?![0-9a-fA-F]{4})");

  private RulesByTree() {}

  /** The first rule that a line breaks, if it breaks one. */
  static Optional<RejectReason> broken(byte[] line) {
    try {
      String text = UTF_8.newDecoder().decode(ByteBuffer.wrap(line)).toString();
      JsonNode tree = JSON.readTree(text);
      return namesAFieldTwice(text) || NO_ESCAPE.matcher(text).find()
          ? Optional.of(RejectReason.MALFORMED_JSON)
          : broken(tree);
    } catch (CharacterCodingException e) {
      return Optional.of(RejectReason.INVALID_UTF8);
    } catch (JsonProcessingException e) {
      return Optional.of(RejectReason.MALFORMED_JSON);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** At the top level: names that repeat further inside are nobody's business. */
  private static boolean namesAFieldTwice(String line) throws IOException {
    try (JsonParser json = JSON.createParser(line)) {
      Set<String> names = new HashSet<>();
      json.nextToken();
      for (String name = json.nextFieldName(); name != null; name = json.nextFieldName()) {
        if (!names.add(name)) {
          return true;
        }
        json.nextToken();
        json.skipChildren();
      }
      return false;
    }
  }

  private static Optional<RejectReason> broken(JsonNode line) {
    if (texts(line, ITEM_ID, STORE_ID, ITEM_NAME, SALE_ID)
        .anyMatch(text -> !UTF_8.newEncoder().canEncode(text))) {
      return Optional.of(RejectReason.MALFORMED_JSON);
    }
    if (!line.isObject()) {
      return Optional.of(RejectReason.NOT_AN_OBJECT);
    }
    if (Stream.of(ITEM_ID, STORE_ID, TIMESTAMP_MS, ITEM_SOLD).anyMatch(f -> !line.hasNonNull(f))) {
      return Optional.of(RejectReason.MISSING_FIELD);
    }
    if (texts(line, ITEM_ID, STORE_ID, SALE_ID).anyMatch(t -> t.matches(BLANK))) {
      return Optional.of(RejectReason.BLANK_FIELD);
    }
    return brokenByNumbers(line);
  }

  private static Optional<RejectReason> brokenByNumbers(JsonNode line) {
    Optional<BigInteger> sold = number(line.get(ITEM_SOLD), "-?[0-9]+");
    Optional<BigInteger> timestamp = number(line.get(TIMESTAMP_MS), "[0-9]+");
    boolean onlyTexts =
        Stream.of(ITEM_ID, STORE_ID, ITEM_NAME, SALE_ID)
            .noneMatch(f -> line.hasNonNull(f) && !line.get(f).isTextual());
    if (!onlyTexts || timestamp.isEmpty() || sold.filter(n -> n.bitLength() < 32).isEmpty()) {
      return Optional.of(RejectReason.WRONG_TYPE);
    }
    boolean plausible =
        timestamp.get().compareTo(BigInteger.valueOf(946_684_800_000L)) >= 0
            && timestamp.get().compareTo(BigInteger.valueOf(253_402_300_799_999L)) <= 0;
    return plausible ? Optional.empty() : Optional.of(RejectReason.TIMESTAMP_OUT_OF_RANGE);
  }

  private static Stream<String> texts(JsonNode line, String... fields) {
    return Stream.of(fields).map(line::path).filter(JsonNode::isTextual).map(JsonNode::textValue);
  }

  private static Optional<BigInteger> number(JsonNode value, String pattern) {
    return Optional.of(value)
        .filter(v -> v.isIntegralNumber() || v.isTextual() && v.textValue().matches(pattern))
        .map(v -> new BigInteger(v.asText()));
  }
}
