package com.objectstream.sales.transform;

import static java.util.Objects.requireNonNull;

import com.objectstream.sales.model.SaleColumns;
import com.objectstream.sales.model.SaleEvent;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a sale must keep to, as a value: the rules of the topic, which are always there, and those
 * that a user adds. They only ever get tighter.
 *
 * <pre>{@code
 * SaleRules.standard()
 *     .maxItemSold(1_000)
 *     .stores(Set.of("Hermitage - 1", "Louvre - 2"))
 *     .require("ITEM_UNNAMED", sale -> sale.itemName().isPresent(), "item_name is missing: give one")
 * }</pre>
 *
 * <p>A line that breaks a rule is a {@link Reject} with the rule's code and its own bytes. The
 * first rule broken is the reason: those of the topic in the order of {@link RejectReason}, then
 * {@link #ITEM_SOLD_OUT_OF_RANGE}, {@link #UNKNOWN_STORE} and the user's own as they were added.
 * With the rules above:
 *
 * <pre>
 * item_sold store_id      item_name   reject
 * 23        Hermitage - 1 Plates      none
 * -1001     Prado - 3     none        ITEM_SOLD_OUT_OF_RANGE  item_sold is -1001: give -1000 to 1000
 * 23        Prado - 3     none        UNKNOWN_STORE           store_id is Prado - 3: give one of the 2 known stores
 * 23        Louvre - 2    none        ITEM_UNNAMED            item_name is missing: give one
 * </pre>
 */
public final class SaleRules implements Serializable {
  /** Code of a sale of more items than {@link #maxItemSold} allows. */
  public static final String ITEM_SOLD_OUT_OF_RANGE = "ITEM_SOLD_OUT_OF_RANGE";

  /** Code of a sale in a store that is none of {@link #stores}. */
  public static final String UNKNOWN_STORE = "UNKNOWN_STORE";

  private static final long serialVersionUID = 1L;

  private static final Pattern CODE = Pattern.compile("(?=.{1,64}$)[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");

  /** Every {@code int} is within. */
  private static final long ANY_ITEM_SOLD = 1L << 31;

  private static final SaleRules STANDARD = new SaleRules(ANY_ITEM_SOLD, null, List.of());

  /** Sold or returned. */
  private final long maxItemSold;

  /** Null if any will do. */
  private final Set<String> stores;

  /** In the order in which they were added. */
  private final List<OwnRule> own;

  private SaleRules(long maxItemSold, Set<String> stores, List<OwnRule> own) {
    this.maxItemSold = maxItemSold;
    this.stores = stores;
    this.own = own;
  }

  /** What a sale must be; it goes where the parser goes, so it is serializable. */
  @FunctionalInterface
  public interface Condition extends Predicate<SaleEvent>, Serializable {}

  private record OwnRule(String code, Condition condition, String detail) implements Serializable {
    Optional<String> problem(SaleEvent sale) {
      try {
        return condition.test(sale) ? Optional.empty() : Optional.of(detail);
      } catch (RuntimeException e) {
        return Optional.of(RejectDetail.ofThrown(code, e));
      }
    }
  }

  /**
   * The rules of the topic and no others: {@code codes()} are the names of {@link RejectReason}.
   *
   * @return the rules of the topic
   */
  public static SaleRules standard() {
    return STANDARD;
  }

  /**
   * These rules, and at most so many items a sale, sold or returned: with 1,000 an {@code
   * item_sold} of 1000 or -1000 is kept, 1001 is a reject {@link #ITEM_SOLD_OUT_OF_RANGE}. Of two
   * limits the smaller counts.
   *
   * @param most items of a sale, 0 or more
   * @return the tighter rules
   * @throws IllegalArgumentException if it is negative
   */
  public SaleRules maxItemSold(int most) {
    if (most < 0) {
      throw new IllegalArgumentException("maxItemSold is " + most + ": give 0 or more");
    }
    return new SaleRules(Math.min(maxItemSold, most), stores, own);
  }

  /**
   * These rules, and only sales in one of these stores, written just so: with {@code Hermitage - 1}
   * a sale in {@code hermitage - 1} is a reject {@link #UNKNOWN_STORE}. Of two sets those in both
   * count.
   *
   * @param known identities of stores
   * @return the tighter rules
   * @throws IllegalArgumentException if none is left: every sale would be a reject
   */
  public SaleRules stores(Set<String> known) {
    var both = new TreeSet<>(known);
    if (stores != null) {
      both.retainAll(stores);
    }
    if (both.isEmpty()) {
      throw new IllegalArgumentException("stores is empty: every sale would be a reject");
    }
    return new SaleRules(maxItemSold, Set.copyOf(both), own);
  }

  /**
   * These rules, and one of the user's own. It is asked about sales that keep all rules before it,
   * and should depend on the sale alone, or a line that is read again may become something else.
   *
   * <p>A condition that throws a {@link RuntimeException} rejects the line under its code, since no
   * data may stop a stream; an {@link Error} is thrown on. For {@code sale ->
   * sale.itemName().get().length() < 80} and a sale without a name:
   *
   * <pre>
   * NAME_TOO_LONG  the rule NAME_TOO_LONG threw java.util.NoSuchElementException: No value present: correct the rule
   * </pre>
   *
   * @param code of the reject: upper case words joined by {@code '_'}, at most 64 chars
   * @param condition what must be true of a sale
   * @param detail one sentence a person can act on, at most {@value RejectDetail#MAX_LENGTH} chars
   * @return the tighter rules
   * @throws IllegalArgumentException if the code is not of that form, or there already, or the
   *     detail is blank or too long
   */
  public SaleRules require(String code, Condition condition, String detail) {
    requireNonNull(condition, "condition");
    if (!CODE.matcher(code).matches()) {
      throw new IllegalArgumentException(
          "the code of a rule is \"" + code + "\": give upper case words such as STORE_CLOSED");
    }
    if (isReserved(code) || own.stream().anyMatch(rule -> rule.code().equals(code))) {
      throw new IllegalArgumentException("there is a rule " + code + " already: give another code");
    }
    if (detail.isBlank() || detail.length() > RejectDetail.MAX_LENGTH) {
      throw new IllegalArgumentException(
          "the detail of "
              + code
              + " has "
              + detail.length()
              + " chars: give a sentence of at most "
              + RejectDetail.MAX_LENGTH);
    }
    var more = new ArrayList<>(own);
    more.add(new OwnRule(code, condition, detail));
    return new SaleRules(maxItemSold, stores, List.copyOf(more));
  }

  private static boolean isReserved(String code) {
    return code.equals(ITEM_SOLD_OUT_OF_RANGE)
        || code.equals(UNKNOWN_STORE)
        || Stream.of(RejectReason.values()).anyMatch(reason -> reason.name().equals(code));
  }

  /**
   * The codes that rejects by these rules can have: those of the topic, then those added. {@code
   * standard().maxItemSold(9).codes()} is {@code [INVALID_UTF8, …, EMPTY_VALUE,
   * ITEM_SOLD_OUT_OF_RANGE]}.
   *
   * @return each code once
   */
  public List<String> codes() {
    var codes = new ArrayList<>(Stream.of(RejectReason.values()).map(RejectReason::name).toList());
    if (maxItemSold < ANY_ITEM_SOLD) {
      codes.add(ITEM_SOLD_OUT_OF_RANGE);
    }
    if (stores != null) {
      codes.add(UNKNOWN_STORE);
    }
    own.forEach(rule -> codes.add(rule.code()));
    return List.copyOf(codes);
  }

  /** The sale of a line, or the reject by the first of the added rules that it breaks. */
  ParsedLine judge(ParsedSale sale, Line line) {
    if (Math.abs((long) sale.itemSold()) > maxItemSold) {
      String advice = "give " + -maxItemSold + " to " + maxItemSold;
      return line.reject(
          ITEM_SOLD_OUT_OF_RANGE,
          RejectDetail.of(SaleColumns.ITEM_SOLD, "" + sale.itemSold(), advice));
    }
    if (stores != null && !stores.contains(sale.event().storeId())) {
      String advice = "give one of the " + stores.size() + " known stores";
      return line.reject(
          UNKNOWN_STORE, RejectDetail.of(SaleColumns.STORE_ID, sale.event().storeId(), advice));
    }
    for (OwnRule rule : own) {
      Optional<String> problem = rule.problem(sale.event());
      if (problem.isPresent()) {
        return line.reject(rule.code(), problem.get());
      }
    }
    return sale;
  }

  /** {@code SaleRules[INVALID_UTF8, …, UNKNOWN_STORE]}. */
  @Override
  public String toString() {
    return "SaleRules" + codes();
  }
}
