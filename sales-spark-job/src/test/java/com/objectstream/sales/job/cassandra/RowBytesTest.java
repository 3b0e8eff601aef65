package com.objectstream.sales.job.cassandra;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import org.junit.jupiter.api.Test;

class RowBytesTest {
  private final RowBytes values = new RowBytes();

  @Test
  void givesBackWhatWasWrittenInItsOrder() {
    values.text("Tasse \u00e0 caf\u00e9");
    values.integer(-2);
    values.unset();
    values.bigint(1_530_305_100_936L);
    values.text("");

    ByteBuffer reader = values.read();
    assertThat(text(reader)).isEqualTo("Tasse \u00e0 caf\u00e9");
    assertThat(RowBytes.next(reader).getInt()).isEqualTo(-2);
    assertThat(RowBytes.next(reader)).isNull();
    assertThat(RowBytes.next(reader).getLong()).isEqualTo(1_530_305_100_936L);
    assertThat(RowBytes.next(reader).remaining()).isZero();
    assertThat(reader.hasRemaining()).isFalse();
  }

  @Test
  void growsToWhatIsAppended() {
    String large = "x".repeat(100_000);
    var row = new RowBytes();
    row.text(large);

    values.append(row);
    values.append(row);

    ByteBuffer reader = values.read();
    RowBytes.next(reader);
    assertThat(text(reader)).isEqualTo(large);
  }

  @Test
  void keepsACopyWhenItIsUsedAgain() {
    values.text("Hermitage");
    RowBytes copy = values.copy();

    values.clear();
    values.text("Louvre");

    assertThat(text(copy.read())).isEqualTo("Hermitage");
  }

  @Test
  void equalsWhatHasTheSameBytesWhateverElseItHeld() {
    var other = new RowBytes();
    other.text("a text of which room is left behind");
    other.clear();
    for (int length = 0; length <= 20; length++) {
      String store = "Hermitage - 1, the left wing".substring(0, length);
      values.clear();
      values.text(store);
      other.clear();
      other.text(store);
      assertThat(values).isEqualTo(other).hasSameHashCodeAs(other).isEqualTo(other.copy());

      other.clear();
      other.text(store.replaceAll(".$", "!"));
      assertThat(values.equals(other)).isEqualTo(length == 0);
      assertThat(values.hashCode() == other.hashCode()).isEqualTo(length == 0);
    }
  }

  @Test
  void spreadsWhatDiffersInOneCharacterAnywhere() {
    for (int place = 0; place < 16; place++) {
      var counts = new int[64];
      for (char store = 0; store < 1_280; store++) {
        values.clear();
        values.text("-".repeat(place) + store + "-".repeat(16 - place));
        values.day(17_711);
        counts[values.hashCode() & 63]++;
      }
      for (int count : counts) {
        assertThat(count).as("of 20, at place %s", place).isBetween(4, 50);
      }
    }
  }

  @Test
  void differsFromAnotherOfTheSameHash() {
    var seen = new HashMap<Integer, RowBytes>();
    for (int store = 0; store < 2_000_000; store++) {
      values.clear();
      values.text("store " + store);
      RowBytes other = seen.put(values.hashCode(), values.copy());
      if (other != null && other.size() == values.size()) {
        assertThat(values.equals(other)).as("store %s", store).isFalse();
        return;
      }
    }
    fail("no two of the same hash");
  }

  private static String text(ByteBuffer reader) {
    return StandardCharsets.UTF_8.decode(RowBytes.next(reader)).toString();
  }
}
