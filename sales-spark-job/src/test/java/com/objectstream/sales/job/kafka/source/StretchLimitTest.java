package com.objectstream.sales.job.kafka.source;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class StretchLimitTest {
  private static final StretchLimit LIMIT =
      StretchLimit.parse(
          StretchLimit.of("item_sales", new TreeMap<>(Map.of(0, 100L, 1, 40L))).json());

  @Test
  void endsWithTheStretchWhereTheRestFitsIntoABatch() {
    assertThat(LIMIT.next("{\"item_sales\":{\"0\":70,\"1\":38}}", 32))
        .isEqualTo("{\"item_sales\":{\"0\":100,\"1\":40}}");
  }

  @Test
  void sharesABatchByWhatIsLeftOfEachPartitionAndLetsNoneStandStill() {
    assertThat(LIMIT.next("{\"item_sales\":{\"0\":0,\"1\":39}}", 10))
        .isEqualTo("{\"item_sales\":{\"0\":10,\"1\":40}}");
  }

  @Test
  void goesNowhereFromItsEndAndReadsNothingOfAPartitionThatCameLater() {
    assertThat(LIMIT.next("{\"item_sales\":{\"0\":100,\"1\":41,\"2\":5}}", 10))
        .isEqualTo("{\"item_sales\":{\"0\":100,\"1\":41,\"2\":5}}");
  }
}
