package com.objectstream.sales.local.dlq;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.job.reject.RejectedLine;
import com.objectstream.sales.transform.source.SourcePosition;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NewestRejectsTest {
  private static final Instant EVENING = Instant.parse("2018-06-29T20:45:00Z");
  private static final Locale BEFORE = Locale.getDefault();

  private final NewestRejects rejects = new NewestRejects(2);

  @AfterEach
  void giveTheLocaleBack() {
    Locale.setDefault(BEFORE);
  }

  @Test
  void keepsTheNewestAndCountsAll() {
    for (int second = 0; second < 3; second++) {
      rejects.add(reject("MALFORMED_JSON", second, new byte[0]));
    }

    assertThat(rejects.newest())
        .extracting(RejectedLine::at)
        .containsExactly(EVENING.plusSeconds(1), EVENING.plusSeconds(2));
    assertThat(rejects.count()).isEqualTo(3);
    assertThat(rejects.summary()).containsExactly("       3  MALFORMED_JSON");
  }

  @Test
  void keepsTheBeginningOfALine() {
    rejects.add(reject("TOO_LARGE", 0, new byte[2 << 20]));

    assertThat(rejects.newest())
        .singleElement()
        .satisfies(kept -> assertThat(kept.value()).hasSize(1024));
  }

  @Test
  void tellsHowManyAreOfLinesThatAreCountedAlready() {
    for (int n = 0; n < 1000; n++) {
      rejects.add(reject("MALFORMED_JSON", n, 1));
    }
    rejects.add(reject("MALFORMED_JSON", 1000, 2));

    assertThat(rejects.summary())
        .containsExactly(
            "   1,001  MALFORMED_JSON",
            "       1  of these are lines that were rejected again after a replay");
  }

  @Test
  void showsNoTerminalCodeOfAReason() {
    rejects.add(reject("\u001b[2J\n\u009b\u202e", 0, new byte[0]));

    assertThat(rejects.summary()).containsExactly("       1  \\u001b[2J\\n\\u009b\\u202e");
  }

  @Test
  void countsInAsciiDigits() {
    Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    rejects.add(reject("EMPTY_VALUE", 0, new byte[0]));

    assertThat(rejects.summary()).containsExactly("       1  EMPTY_VALUE");
  }

  private static RejectedLine reject(String reason, int second, int attempt) {
    return reject(reason, second, attempt, new byte[0]);
  }

  private static RejectedLine reject(String reason, int second, byte[] value) {
    return reject(reason, second, 1, value);
  }

  private static RejectedLine reject(String reason, int second, int attempt, byte[] value) {
    return new RejectedLine(
        new SourcePosition("item_sales", 3, 42, 0, attempt, OptionalLong.empty()),
        reason,
        "it is no sale",
        EVENING.plusSeconds(second),
        Optional.empty(),
        value);
  }
}
