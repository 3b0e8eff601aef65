package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.apache.spark.sql.catalyst.InternalRow;

/**
 * How a column of Spark becomes a value of CQL, straight to the bytes of the native protocol: the
 * hot path makes no object that the driver would only turn into these bytes again.
 */
enum ColumnKind {
  TEXT(DataTypes.TEXT) {
    @Override
    ByteBuffer encode(InternalRow row, int ordinal) {
      return ByteBuffer.wrap(row.getUTF8String(ordinal).getBytes());
    }
  },
  INT(DataTypes.INT) {
    @Override
    ByteBuffer encode(InternalRow row, int ordinal) {
      return ByteBuffer.allocate(Integer.BYTES).putInt(0, row.getInt(ordinal));
    }

    @Override
    long number(InternalRow row, int ordinal) {
      return row.getInt(ordinal);
    }
  },
  TIMESTAMP(DataTypes.TIMESTAMP) {
    @Override
    ByteBuffer encode(InternalRow row, int ordinal) {
      return ByteBuffer.allocate(Long.BYTES).putLong(0, number(row, ordinal));
    }

    @Override
    long number(InternalRow row, int ordinal) {
      return Math.floorDiv(row.getLong(ordinal), MICROS_PER_MILLI);
    }
  },
  DATE(DataTypes.DATE) {
    @Override
    ByteBuffer encode(InternalRow row, int ordinal) {
      // Cassandra counts days from 1970-01-01 at the middle of the unsigned range.
      return ByteBuffer.allocate(Integer.BYTES).putInt(0, row.getInt(ordinal) + Integer.MIN_VALUE);
    }
  },
  INT_AS_TEXT(DataTypes.TEXT) {
    @Override
    ByteBuffer encode(InternalRow row, int ordinal) {
      return digits(INT.number(row, ordinal));
    }
  },
  TIMESTAMP_AS_TEXT(DataTypes.TEXT) {
    @Override
    ByteBuffer encode(InternalRow row, int ordinal) {
      return digits(TIMESTAMP.number(row, ordinal));
    }
  };

  static final long MICROS_PER_MILLI = 1_000;

  private final DataType cql;

  ColumnKind(DataType cql) {
    this.cql = cql;
  }

  /** The bytes of a value that is not null. They are the caller's: the row may be used again. */
  abstract ByteBuffer encode(InternalRow row, int ordinal);

  /** The value as a number, for the kinds that have one. */
  long number(InternalRow row, int ordinal) {
    throw new UnsupportedOperationException(name());
  }

  /** This kind, or the one that writes its number as decimal digits, as the table's type asks. */
  Optional<ColumnKind> storedAs(DataType type) {
    if (type.equals(cql)) {
      return Optional.of(this);
    }
    if (!type.equals(DataTypes.TEXT)) {
      return Optional.empty();
    }
    return switch (this) {
      case INT -> Optional.of(INT_AS_TEXT);
      case TIMESTAMP -> Optional.of(TIMESTAMP_AS_TEXT);
      default -> Optional.empty();
    };
  }

  /** The type that this kind asks of a table, in CQL. */
  String cqlType() {
    return cql.asCql(false, false);
  }

  private static ByteBuffer digits(long number) {
    return ByteBuffer.wrap(Long.toString(number).getBytes(StandardCharsets.US_ASCII));
  }
}
