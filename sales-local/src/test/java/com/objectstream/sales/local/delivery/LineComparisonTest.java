package com.objectstream.sales.local.delivery;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.catalyst.expressions.GenericRowWithSchema;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.Test;

class LineComparisonTest {
  private static final StructType REJECT =
      new StructType()
          .add(RejectedLines.TOPIC, DataTypes.StringType)
          .add(RejectedLines.PLACE, DataTypes.StringType)
          .add(RejectedLines.ATTEMPT, DataTypes.IntegerType)
          .add(RejectedLines.RECORD, DataTypes.StringType);
  private static final Row FIRST = reject("item_sales", "item_sales/0/1/0", 1);
  private static final Row REPLAYED = reject("item_sales", "item_sales/0/1/0", 2);
  private static final Row ELSEWHERE = reject("item_sales", "item_sales/0/9/0", 1);
  private static final Row OF_ANOTHER_TOPIC = reject("others", "others/0/1/0", 1);
  private static final Row NO_REJECT = reject(null, "", null);

  @Test
  void findsNoFaultInALineThatIsRejectedAsOftenAsItWasSent() {
    assertThat(compare(1, FIRST)).containsExactly(malformed(1), rejected(1), repeated(0));
    assertThat(compare(2, FIRST, ELSEWHERE))
        .containsExactly(malformed(2), rejected(2), repeated(0));
  }

  @Test
  void countsTheSameRejectOnceHoweverOftenACrashRepeatedIt() {
    assertThat(compare(1, FIRST, FIRST, FIRST, REPLAYED, REPLAYED))
        .containsExactly(malformed(1), rejected(1), repeated(3));
  }

  @Test
  void takesAReplayForTheSameReject() {
    assertThat(compare(1, FIRST, REPLAYED)).containsExactly(malformed(1), rejected(1), repeated(0));
  }

  @Test
  void findsALostLine() {
    assertThat(compare(2, FIRST))
        .containsExactly(
            malformed(2),
            rejected(1),
            repeated(0),
            new DeliveryFinding(DeliveryCount.LOST, 1, "in no reject: {bad"));
  }

  @Test
  void findsALineThatWasRejectedMoreOftenThanSent() {
    assertThat(compare(1, FIRST, ELSEWHERE))
        .containsExactly(
            malformed(1),
            rejected(2),
            repeated(0),
            new DeliveryFinding(
                DeliveryCount.DUPLICATED,
                1,
                "reject of item_sales/0/9/0 in dlq, partition 0: {bad"));
  }

  @Test
  void doesNotExpectALineThatWasNotSent() {
    assertThat(compare(0, FIRST))
        .containsExactly(
            malformed(0),
            rejected(1),
            repeated(0),
            new DeliveryFinding(
                DeliveryCount.UNEXPECTED,
                1,
                "reject of item_sales/0/1/0 in dlq, partition 0: {bad"));
  }

  @Test
  void expectsNoRejectOfAnotherTopicInPlaceOfItsOwn() {
    assertThat(compare(1, OF_ANOTHER_TOPIC))
        .containsExactly(
            malformed(1),
            rejected(1),
            repeated(0),
            new DeliveryFinding(DeliveryCount.LOST, 1, "in no reject: {bad"),
            new DeliveryFinding(
                DeliveryCount.UNEXPECTED, 1, "reject of others/0/1/0 in dlq, partition 0: {bad"));
  }

  @Test
  void doesNotExpectWhatIsNoReject() {
    assertThat(compare(1, NO_REJECT, NO_REJECT, FIRST))
        .containsExactly(
            malformed(1),
            rejected(3),
            repeated(0),
            new DeliveryFinding(
                DeliveryCount.UNEXPECTED, 2, "no reject of the job in dlq, partition 0: {bad"));
  }

  private static List<DeliveryFinding> compare(int sent, Row... rejects) {
    var findings = new ArrayList<DeliveryFinding>();
    new LineComparison("item_sales")
        .call(
            "{bad".getBytes(UTF_8),
            Collections.nCopies(sent, FIRST).iterator(),
            List.of(rejects).iterator())
        .forEachRemaining(findings::add);
    return findings;
  }

  private static Row reject(String topic, String place, Integer attempt) {
    return new GenericRowWithSchema(
        new Object[] {topic, place, attempt, "dlq, partition 0"}, REJECT);
  }

  private static DeliveryFinding malformed(long times) {
    return DeliveryFinding.of(DeliveryCount.MALFORMED, times);
  }

  private static DeliveryFinding rejected(long times) {
    return DeliveryFinding.of(DeliveryCount.REJECTED, times);
  }

  private static DeliveryFinding repeated(long times) {
    return DeliveryFinding.of(DeliveryCount.REPEATED, times);
  }
}
