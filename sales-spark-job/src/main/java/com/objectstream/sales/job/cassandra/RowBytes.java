package com.objectstream.sales.job.cassandra;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/**
 * Values one after another, each as the native protocol of Cassandra writes it: its length in four
 * bytes, then its bytes; a length of -1 alone is a value that stays unset. Rows that wait for
 * others of their partition so take their bytes and no objects. Equal are those of equal bytes.
 */
public final class RowBytes {
  private static final int UNSET = -1;
  private static final int FIRST_CAPACITY = 256;

  /** Odd and of even spread, as a multiplier of a hash has to be. */
  private static final long HASH_FACTOR = 0x9E3779B97F4A7C15L;

  private ByteBuffer values;

  public RowBytes() {
    this(ByteBuffer.allocate(FIRST_CAPACITY));
  }

  private RowBytes(ByteBuffer values) {
    this.values = values;
  }

  public void text(String value) {
    byte[] utf8 = value.getBytes(StandardCharsets.UTF_8);
    bytes(utf8, 0, utf8.length);
  }

  /** A text from its place in an array. */
  void utf8(ByteBuffer text) {
    bytes(text.array(), text.arrayOffset() + text.position(), text.remaining());
  }

  void integer(int value) {
    room(Integer.BYTES + Integer.BYTES).putInt(Integer.BYTES).putInt(value);
  }

  public void bigint(long value) {
    room(Integer.BYTES + Long.BYTES).putInt(Long.BYTES).putLong(value);
  }

  /**
   * A day, which Cassandra counts from 1970-01-01 at the middle of the unsigned range.
   *
   * @param epochDay days since then
   */
  public void day(long epochDay) {
    integer((int) epochDay + Integer.MIN_VALUE);
  }

  /** Leaves a value as it is in the table: no tombstone is written. */
  void unset() {
    room(Integer.BYTES).putInt(UNSET);
  }

  public void append(RowBytes other) {
    room(other.size()).put(other.values.array(), 0, other.size());
  }

  public int size() {
    return values.position();
  }

  /** Begins anew in the same memory. */
  public void clear() {
    values.clear();
  }

  /** What is there, to read; valid until the next change. */
  public ByteBuffer read() {
    return ByteBuffer.wrap(values.array(), 0, size());
  }

  /** A copy that takes no more than what is there. */
  public RowBytes copy() {
    byte[] bytes = Arrays.copyOf(values.array(), size());
    return new RowBytes(ByteBuffer.wrap(bytes).position(bytes.length));
  }

  /** The next value of what {@link #read} gave, in place; null if unset. */
  public static ByteBuffer next(ByteBuffer reader) {
    int length = reader.getInt();
    if (length == UNSET) {
      return null;
    }
    ByteBuffer value = ByteBuffer.wrap(reader.array(), reader.position(), length);
    reader.position(reader.position() + length);
    return value;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RowBytes that
        && Arrays.equals(values.array(), 0, size(), that.values.array(), 0, that.size());
  }

  /** Eight bytes at a time: a row looks for its partition by it. */
  @Override
  public int hashCode() {
    int end = size();
    long hash = end;
    int at = 0;
    for (; at <= end - Long.BYTES; at += Long.BYTES) {
      hash = mixed(hash ^ values.getLong(at));
    }
    for (; at < end; at++) {
      hash = mixed(hash ^ values.get(at));
    }
    return (int) hash;
  }

  /** Each bit counts in the lower half, which is what a map looks at. */
  private static long mixed(long bits) {
    long product = bits * HASH_FACTOR;
    return product ^ product >>> Integer.SIZE;
  }

  private void bytes(byte[] array, int from, int length) {
    room(Integer.BYTES + length).putInt(length).put(array, from, length);
  }

  private ByteBuffer room(int bytes) {
    if (values.remaining() < bytes) {
      int capacity = Math.max(2 * values.capacity(), size() + bytes);
      values = ByteBuffer.allocate(capacity).put(values.flip());
    }
    return values;
  }
}
