package com.objectstream.sales.transform.source;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.RejectReason;
import com.objectstream.sales.transform.SaleRules;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.LongRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RejectHeadersTest {
  private static final long RECORD_TIME = 1795687200123L;
  private static final long REPLAY_TIME = 1795690800000L;
  private static final SourcePosition RECORD =
      SourcePosition.ofRecord("item_sales", 3, 42, RECORD_TIME);
  private static final SourcePosition SECOND_LINE_TWICE =
      new SourcePosition("item_sales", 3, 42, 1, 2, OptionalLong.of(RECORD_TIME));
  private static final Map<String, String> HEADERS =
      Map.of(
          "__connect.errors.topic", "item_sales",
          "__connect.errors.partition", "3",
          "__connect.errors.offset", "42",
          "sales.line", "1",
          "sales.attempt", "2",
          "sales.timestamp", "1795687200123");

  @Test
  void areThoseOfThePageForOperatorsAndSoAreTheCodes() throws IOException {
    String page = Files.readString(Path.of("../docs/operations.md"));
    String section = page.replaceFirst("(?s).*## What a reject holds\n(.*?)\n## .*", "$1");
    List<String> firstCells =
        Pattern.compile("(?m)^\\| (`.*?) \\|")
            .matcher(section)
            .results()
            .flatMap(cell -> Pattern.compile("`(.*?)`").matcher(cell.group(1)).results())
            .map(name -> name.group(1))
            .toList();

    assertThat(firstCells)
        .startsWith(
            RejectHeaders.REASON,
            RejectHeaders.MESSAGE,
            RejectHeaders.TOPIC,
            RejectHeaders.PARTITION,
            RejectHeaders.OFFSET,
            RejectHeaders.LINE,
            RejectHeaders.ATTEMPT,
            RejectHeaders.TIMESTAMP)
        .endsWith(SaleRules.ITEM_SOLD_OUT_OF_RANGE, SaleRules.UNKNOWN_STORE)
        .containsSubsequence(Stream.of(RejectReason.values()).map(RejectReason::name).toList())
        .hasSize(10 + RejectReason.values().length);
  }

  @Test
  void writesAFirstReject() {
    assertThat(written(RECORD, reject(1)))
        .containsExactly(
            entry("__connect.errors.topic", "item_sales"),
            entry("__connect.errors.partition", "3"),
            entry("__connect.errors.offset", "42"),
            entry("__connect.errors.exception.message", "item_name is \"Тарелки\": no"),
            entry("sales.reject.reason", "WRONG_TYPE"),
            entry("sales.line", "1"),
            entry("sales.attempt", "1"),
            entry("sales.timestamp", "1795687200123"));
  }

  @Test
  void writesARejectOfAReplayUnderItsFirstPlaceWithOneAttemptMore() {
    assertThat(written(SECOND_LINE_TWICE, reject(0)))
        .containsEntry("__connect.errors.offset", "42")
        .containsEntry("sales.line", "1")
        .containsEntry("sales.attempt", "3")
        .containsEntry("sales.timestamp", "1795687200123");
  }

  @Test
  void writesWhatAReplayCarries() {
    assertThat(replayed(SECOND_LINE_TWICE)).isEqualTo(HEADERS);
  }

  @Test
  void writesNoTimeThatItDoesNotKnow() {
    var ofBefore = new SourcePosition("item_sales", 3, 42, 1, 2, OptionalLong.empty());

    assertThat(replayed(ofBefore)).isEqualTo(without("sales.timestamp"));
    assertThat(RejectHeaders.read(without("sales.timestamp"))).contains(ofBefore);
  }

  @Property
  void readsBackWhatItWrote(
      @ForAll @IntRange(min = 0) int partition,
      @ForAll @LongRange(min = 0) long offset,
      @ForAll @IntRange(min = 0, max = 1_000_000) int line,
      @ForAll @IntRange(min = 0, max = 1_000_000) int attempt,
      @ForAll long timestamp) {
    var record =
        new SourcePosition("t.1-_", partition, offset, line, attempt, OptionalLong.of(timestamp));

    assertThat(RejectHeaders.read(written(record, reject(7))))
        .contains(
            new SourcePosition(
                "t.1-_", partition, offset, line + 7, attempt + 1, OptionalLong.of(timestamp)));
  }

  @Test
  void readsBytesAsItReadsTexts() {
    assertThat(RejectHeaders.read(name -> bytes(HEADERS, name))).contains(SECOND_LINE_TWICE);
    assertThat(RejectHeaders.read(name -> bytes(Map.of(), name))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__connect.errors.topic",
        "__connect.errors.partition",
        "__connect.errors.offset",
        "sales.line",
        "sales.attempt"
      })
  void takesARecordThatLacksAHeaderForNoReplay(String name) {
    assertThat(RejectHeaders.read(without(name))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "__connect.errors.topic, ''",
    "__connect.errors.topic, no/topic",
    "__connect.errors.partition, -1",
    "__connect.errors.partition, three",
    "__connect.errors.partition, 2147483648",
    "__connect.errors.offset, -1",
    "__connect.errors.offset, +42",
    "__connect.errors.offset, ٤٢",
    "__connect.errors.offset, 9223372036854775808",
    "sales.line, -1",
    "sales.line, ''",
    "sales.line, 1073741824",
    "sales.attempt, 0",
    "sales.attempt, 1.5",
    "sales.attempt, 2147483647",
    "sales.timestamp, noon",
    "sales.timestamp, 9223372036854775808"
  })
  void takesARecordWithAnImpossibleHeaderForNoReplay(String name, String value) {
    assertThat(RejectHeaders.read(with(name, value))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(longs = {-1, 0, 1764140000000000000L})
  void readsAnyTimeThatARecordCanHave(long timestamp) {
    assertThat(RejectHeaders.read(with("sales.timestamp", Long.toString(timestamp))))
        .map(SourcePosition::recordTimestamp)
        .contains(OptionalLong.of(timestamp));
  }

  @Test
  void tellsWhereARecordWasReadFirst() {
    SourcePosition replay = SourcePosition.ofRecord("item_sales", 0, 99, REPLAY_TIME);

    assertThat(RejectHeaders.firstPosition(replay, name -> bytes(HEADERS, name)))
        .isEqualTo(SECOND_LINE_TWICE);
    assertThat(RejectHeaders.firstPosition(replay, name -> bytes(Map.of(), name)))
        .isEqualTo(replay);
    assertThat(RejectHeaders.firstPosition(replay, name -> bytes(without("sales.timestamp"), name)))
        .isEqualTo(new SourcePosition("item_sales", 3, 42, 1, 2, OptionalLong.of(REPLAY_TIME)));
  }

  private static Reject reject(int line) {
    return new Reject(line, RejectReason.WRONG_TYPE, "item_name is \"Тарелки\": no", new byte[0]);
  }

  private static Map<String, String> written(SourcePosition record, Reject reject) {
    var headers = new LinkedHashMap<String, String>();
    RejectHeaders.write(
        record, reject, (name, bytes) -> headers.put(name, new String(bytes, UTF_8)));
    return headers;
  }

  private static Map<String, String> replayed(SourcePosition reject) {
    var headers = new LinkedHashMap<String, String>();
    RejectHeaders.writeReplay(reject, (name, bytes) -> headers.put(name, new String(bytes, UTF_8)));
    return headers;
  }

  private static Map<String, String> without(String name) {
    var headers = new LinkedHashMap<>(HEADERS);
    headers.remove(name);
    return headers;
  }

  private static Map<String, String> with(String name, String value) {
    var headers = new LinkedHashMap<>(HEADERS);
    headers.put(name, value);
    return headers;
  }

  private static byte[] bytes(Map<String, String> headers, String name) {
    return headers.containsKey(name) ? headers.get(name).getBytes(UTF_8) : null;
  }
}
