package com.objectstream.sales.producer.event;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Event n of a seed never changes, by no version: {@code verify-delivery} makes a run again that an
 * older one has sent. The digests were taken of the first version.
 */
class EventBytesTest {
  private static final byte[] LINE_END = "\n".getBytes(UTF_8);

  @Test
  void theFirstEventsOfSeed1StayAsTheyAre() throws Exception {
    var settings = GeneratorSettings.DEFAULT.withShares(0.02, 0.01, 0.02);

    assertThat(sha256(new SaleGenerator(settings).events(0, 10_000)))
        .isEqualTo("112eea3f342fec9edc76176a29da01c13a562773b78520c0b2ed636d8a2abd5a");
  }

  @Test
  void laterEventsOfAnotherSeedWithSettingsOfItsOwnStayAsTheyAre() throws Exception {
    var settings =
        new GeneratorSettings(-7, 0.1, 0.1, 0.1, 3, 7, 40, Instant.parse("2020-02-28T00:00:00Z"));

    assertThat(sha256(new SaleGenerator(settings).events(1_000_000, 1_010_000)))
        .isEqualTo("aa59d6cd390f9a96ca67337b421b8114fd89413711380d3b1f44f51a9f9762e0");
  }

  private static String sha256(Stream<GeneratedEvent> events) throws NoSuchAlgorithmException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    events.forEachOrdered(
        event -> {
          digest.update(event.value());
          digest.update(LINE_END);
        });
    return HexFormat.of().formatHex(digest.digest());
  }
}
