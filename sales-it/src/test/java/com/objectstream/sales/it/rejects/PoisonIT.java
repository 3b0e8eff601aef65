package com.objectstream.sales.it.rejects;

import static com.objectstream.sales.it.harness.BadLine.ONE_OF_EACH;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.it.harness.BadLine;
import com.objectstream.sales.it.harness.Events;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SharedServers;
import com.objectstream.sales.it.harness.StoredSale;
import com.objectstream.sales.job.batch.BatchAccount;
import com.objectstream.sales.job.reject.RejectedLine;
import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad lines of every kind leave each of their good neighbours stored, wherever they stand. */
@ExtendWith(SharedServers.class)
class PoisonIT {
  private static final int GOOD_LINES = 12;

  @ParameterizedTest
  @ValueSource(ints = {0, GOOD_LINES / 2, GOOD_LINES})
  void storesTheGoodValuesAroundBadOnes(int firstBad, Pipeline pipeline) {
    linesWithPoisonAt(firstBad, ONE_OF_EACH).forEach(pipeline::send);

    assertThat(pipeline.streamOnce("first")).isEqualTo(account(GOOD_LINES, ONE_OF_EACH.size()));
    assertThat(pipeline.sales())
        .extracting(StoredSale::itemSold)
        .containsExactlyInAnyOrderElementsOf(range(GOOD_LINES));
    List<RejectedLine> rejects = pipeline.rejects().stream().map(RejectedLine::of).toList();
    for (int i = 0; i < ONE_OF_EACH.size(); i++) {
      BadLine bad = ONE_OF_EACH.get(i);
      assertThat(rejects.get(i))
          .extracting(RejectedLine::identity, RejectedLine::reason, RejectedLine::value)
          .containsExactly(
              "%s/0/%d/0".formatted(pipeline.topic(), firstBad + i), bad.reason(), bad.bytes());
    }
  }

  @Test
  void storesTheGoodLinesAroundBadOnesOfTheSameValue(Pipeline pipeline) {
    List<BadLine> bad = ONE_OF_EACH.subList(0, ONE_OF_EACH.size() - 1); // a blank line is no line
    List<byte[]> lines = linesWithPoisonAt(GOOD_LINES / 2, bad);
    lines.addAll(0, bad.stream().map(BadLine::bytes).toList());
    lines.addAll(bad.stream().map(BadLine::bytes).toList());
    pipeline.send(joined(lines));

    assertThat(pipeline.streamOnce("first")).isEqualTo(account(GOOD_LINES, 3 * bad.size()));
    assertThat(pipeline.sales())
        .extracting(StoredSale::itemSold)
        .containsExactlyInAnyOrderElementsOf(range(GOOD_LINES));
    List<RejectedLine> rejects = pipeline.rejects().stream().map(RejectedLine::of).toList();
    assertThat(rejects).hasSize(3 * bad.size());
    assertThat(rejects)
        .allSatisfy(
            reject -> assertThat(reject.value()).isEqualTo(lines.get(reject.position().line())));
    assertThat(rejects).extracting(reject -> reject.position().line()).doesNotHaveDuplicates();
  }

  @Test
  void goesOnWhenABatchIsNothingButPoison(Pipeline pipeline) {
    ONE_OF_EACH.forEach(bad -> pipeline.send(bad.bytes()));
    assertThat(pipeline.streamOnce("first")).isEqualTo(account(0, ONE_OF_EACH.size()));

    pipeline.send(Events.PLATES);

    assertThat(pipeline.streamOnce("first")).isEqualTo(account(1, 0));
    assertThat(pipeline.rejects()).hasSameSizeAs(ONE_OF_EACH);
  }

  private static BatchAccount account(int good, int bad) {
    return new BatchAccount(good + bad, good, bad, 0);
  }

  /** Good lines that sold 0, 1 and so on, and the bad ones one after another among them. */
  private static List<byte[]> linesWithPoisonAt(int index, List<BadLine> bad) {
    var lines = new ArrayList<byte[]>();
    range(GOOD_LINES).forEach(i -> lines.add(Events.sale("cup", i).getBytes(UTF_8)));
    lines.addAll(index, bad.stream().map(BadLine::bytes).toList());
    return lines;
  }

  private static byte[] joined(List<byte[]> lines) {
    var value = new ByteArrayOutputStream();
    for (byte[] line : lines) {
      value.writeBytes(line);
      value.write('\n');
    }
    return value.toByteArray();
  }

  private static List<Integer> range(int count) {
    return IntStream.range(0, count).boxed().toList();
  }
}
