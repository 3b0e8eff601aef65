package com.objectstream.sales.transform;

import static com.objectstream.sales.model.SaleColumns.ITEM_NAME;
import static com.objectstream.sales.model.SaleColumns.ITEM_SOLD;
import static com.objectstream.sales.model.SaleColumns.STORE_ID;
import static com.objectstream.sales.model.SaleColumns.TIMESTAMP_MS;
import static com.objectstream.sales.transform.ReferenceSale.PLATES;
import static com.objectstream.sales.transform.ReferenceSale.REFERENCE;
import static com.objectstream.sales.transform.ReferenceSale.quoted;
import static com.objectstream.sales.transform.ReferenceSale.with;
import static com.objectstream.sales.transform.ReferenceSale.without;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SaleRulesTest {
  private static final SaleRules RULES =
      SaleRules.standard()
          .require("ITEM_UNNAMED", sale -> sale.itemName().isPresent(), "item_name is missing")
          .require("NAME_TOO_LONG", sale -> sale.itemName().get().length() < 9, "cut the item_name")
          .stores(Set.of("Hermitage - 1", "Louvre - 2"))
          .maxItemSold(1_000);

  @Test
  void keepsASaleThatKeepsAllRules() {
    assertThat(only(RULES, REFERENCE)).isEqualTo(new ParsedSale(0, PLATES));
  }

  @ParameterizedTest
  @CsvSource({"1000, true", "-1000, true", "1001, false", "-1001, false", "-2147483648, false"})
  void boundsItemsSoldAndReturned(int sold, boolean isKept) {
    String line = with(ITEM_SOLD, Integer.toString(sold));

    ParsedLine parsed = only(SaleRules.standard().maxItemSold(1_000), line);

    if (isKept) {
      assertThat(parsed).isInstanceOf(ParsedSale.class);
    } else {
      String detail = "item_sold is " + sold + ": give -1000 to 1000";
      assertThat(parsed).isEqualTo(reject("ITEM_SOLD_OUT_OF_RANGE", detail, line));
    }
  }

  @Test
  void boundsNoIntUnlessAsked() {
    String line = with(ITEM_SOLD, "-2147483648");

    assertThat(only(SaleRules.standard(), line)).isInstanceOf(ParsedSale.class);
    assertThat(only(SaleRules.standard().maxItemSold(Integer.MAX_VALUE), line))
        .isEqualTo(
            reject(
                "ITEM_SOLD_OUT_OF_RANGE",
                "item_sold is -2147483648: give -2147483647 to 2147483647",
                line));
  }

  @Test
  void refusesAStoreThatIsNotKnown() {
    String line = with(STORE_ID, quoted("hermitage\\t- 1"));

    assertThat(only(RULES, line))
        .isEqualTo(
            reject(
                "UNKNOWN_STORE",
                "store_id is hermitage\\u0009- 1: give one of the 2 known stores",
                line));
  }

  /** Whatever the order in which they were added: the topic's, then the two named, then own. */
  @Test
  void givesTheFirstRuleBrokenInTheOrderOfTheRules() {
    assertThat(code(RULES, with(TIMESTAMP_MS, "1", ITEM_SOLD, "9999", STORE_ID, "\"x\"")))
        .isEqualTo("TIMESTAMP_OUT_OF_RANGE");
    assertThat(code(RULES, with(ITEM_SOLD, "9999", STORE_ID, "\"x\"", ITEM_NAME, "null")))
        .isEqualTo("ITEM_SOLD_OUT_OF_RANGE");
    assertThat(code(RULES, with(STORE_ID, "\"x\"", ITEM_NAME, "null"))).isEqualTo("UNKNOWN_STORE");
    assertThat(code(RULES, with(ITEM_NAME, "null"))).isEqualTo("ITEM_UNNAMED");
    assertThat(code(RULES, with(ITEM_NAME, "\"123456789\""))).isEqualTo("NAME_TOO_LONG");
  }

  @Test
  void rejectsTheSaleOverWhichARuleThrows() {
    SaleRules rules =
        SaleRules.standard()
            .require("NAME_TOO_LONG", sale -> sale.itemName().get().length() < 9, "cut the name");
    String line = without(ITEM_NAME);

    assertThat(only(rules, line))
        .isEqualTo(
            reject(
                "NAME_TOO_LONG",
                "the rule NAME_TOO_LONG threw java.util.NoSuchElementException: No value present"
                    + ": correct the rule",
                line));
  }

  @Test
  void cutsWhatARuleSaysAsItThrows() {
    SaleRules rules =
        SaleRules.standard()
            .require(
                "A".repeat(64),
                sale -> {
                  throw new IllegalStateException("\n".repeat(5_000));
                },
                "never told");

    assertThat(((Reject) only(rules, REFERENCE)).detail())
        .hasSizeLessThanOrEqualTo(RejectDetail.MAX_LENGTH)
        .endsWith("…: correct the rule");
  }

  @Test
  void throwsTheErrorOfARuleOn() {
    SaleRules rules =
        SaleRules.standard()
            .require(
                "BROKEN",
                sale -> {
                  throw new AssertionError("not data");
                },
                "never told");

    assertThatExceptionOfType(AssertionError.class).isThrownBy(() -> only(rules, REFERENCE));
  }

  @Test
  void onlyGetsTighter() {
    SaleRules rules = SaleRules.standard().maxItemSold(10).maxItemSold(1_000);
    assertThat(code(rules, REFERENCE)).isEqualTo("ITEM_SOLD_OUT_OF_RANGE");

    SaleRules stores = SaleRules.standard().stores(Set.of("Hermitage - 1", "a"));
    assertThat(code(stores.stores(Set.of("a", "b")), REFERENCE)).isEqualTo("UNKNOWN_STORE");
    assertThat(only(stores, REFERENCE)).as("a value").isInstanceOf(ParsedSale.class);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> stores.stores(Set.of("b")))
        .withMessage("stores is empty: every sale would be a reject");
  }

  @Test
  void tellsItsCodes() {
    assertThat(SaleRules.standard().codes())
        .containsExactly(
            "INVALID_UTF8",
            "MALFORMED_JSON",
            "NOT_AN_OBJECT",
            "MISSING_FIELD",
            "BLANK_FIELD",
            "WRONG_TYPE",
            "TIMESTAMP_OUT_OF_RANGE",
            "TOO_LARGE",
            "EMPTY_VALUE");
    assertThat(RULES.codes())
        .startsWith(SaleRules.standard().codes().toArray(String[]::new))
        .endsWith(
            "EMPTY_VALUE",
            "ITEM_SOLD_OUT_OF_RANGE",
            "UNKNOWN_STORE",
            "ITEM_UNNAMED",
            "NAME_TOO_LONG");
    assertThat(SaleRules.standard().maxItemSold(0))
        .hasToString(
            "SaleRules[INVALID_UTF8, MALFORMED_JSON, NOT_AN_OBJECT, MISSING_FIELD, BLANK_FIELD,"
                + " WRONG_TYPE, TIMESTAMP_OUT_OF_RANGE, TOO_LARGE, EMPTY_VALUE, ITEM_SOLD_OUT_OF_RANGE]");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "closed", "Closed", "_A", "A_", "A__B", "1A", "A-B", "Ä", "A\n"})
  void refusesACodeThatIsNone(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RULES.require(code, sale -> true, "no"))
        .withMessage(
            "the code of a rule is \"" + code + "\": give upper case words such as STORE_CLOSED");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TOO_LARGE", "UNKNOWN_STORE", "ITEM_SOLD_OUT_OF_RANGE", "ITEM_UNNAMED"})
  void refusesACodeThatIsThereAlready(String code) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> RULES.require(code, sale -> true, "no"))
        .withMessage("there is a rule " + code + " already: give another code");
  }

  @Test
  void refusesWhatIsNoLimitNoStoreOrNoSentence() {
    SaleRules rules = SaleRules.standard();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.maxItemSold(-1))
        .withMessage("maxItemSold is -1: give 0 or more");
    assertThatIllegalArgumentException().isThrownBy(() -> rules.stores(Set.of()));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.require("A".repeat(65), sale -> true, "no"));
    assertThatIllegalArgumentException().isThrownBy(() -> rules.require("A", sale -> true, " "));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> rules.require("A", sale -> true, "x".repeat(201)))
        .withMessage("the detail of A has 201 chars: give a sentence of at most 200");
  }

  private static Reject reject(String code, String detail, String line) {
    return new Reject(0, code, detail, line.getBytes(UTF_8));
  }

  private static String code(SaleRules rules, String line) {
    return ((Reject) only(rules, line)).code();
  }

  private static ParsedLine only(SaleRules rules, String line) {
    var lines = new SaleParser(rules).parse(line.getBytes(UTF_8));
    assertThat(lines).hasSize(1);
    return lines.get(0);
  }
}
