package com.objectstream.sales.job.cassandra;

import com.datastax.oss.driver.api.core.type.DataType;
import com.datastax.oss.driver.api.core.type.DataTypes;
import com.objectstream.sales.job.batch.IdentifiedSale;
import com.objectstream.sales.model.SaleColumns;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A value of a sale as a column stores it, straight to the bytes of the native protocol: the hot
 * path makes no object that the driver would only turn into these bytes again.
 */
public enum SaleValue {
  STORE_ID(SaleColumns.STORE_ID, DataTypes.TEXT) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      row.utf8(sale.sale().storeIdUtf8());
    }
  },
  TIMESTAMP_DT(SaleColumns.TIMESTAMP_DT, DataTypes.DATE) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      row.day(sale.epochDay());
    }
  },
  TIMESTAMP_MS(SaleColumns.TIMESTAMP_MS, DataTypes.TIMESTAMP) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      row.bigint(sale.sale().timestampMs());
    }
  },
  TIMESTAMP_MS_AS_TEXT(SaleColumns.TIMESTAMP_MS, DataTypes.TEXT) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      row.text(Long.toString(sale.sale().timestampMs()));
    }
  },
  ITEM_ID(SaleColumns.ITEM_ID, DataTypes.TEXT) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      row.utf8(sale.sale().itemIdUtf8());
    }
  },
  SALE_ID(SaleColumns.SALE_ID, DataTypes.TEXT) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      sale.sale()
          .saleIdUtf8()
          .ifPresentOrElse(row::utf8, () -> row.text(sale.place().rowIdentity()));
    }
  },
  ITEM_NAME(SaleColumns.ITEM_NAME, DataTypes.TEXT) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      sale.sale().itemNameUtf8().ifPresentOrElse(row::utf8, row::unset);
    }
  },
  ITEM_SOLD(SaleColumns.ITEM_SOLD, DataTypes.INT) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      row.integer(sale.sale().itemSold());
    }
  },
  ITEM_SOLD_AS_TEXT(SaleColumns.ITEM_SOLD, DataTypes.TEXT) {
    @Override
    public void write(IdentifiedSale sale, RowBytes row) {
      row.text(Integer.toString(sale.sale().itemSold()));
    }
  };

  private final String column;
  private final DataType type;

  SaleValue(String column, DataType type) {
    this.column = column;
    this.type = type;
  }

  /** Appends the value of this sale. */
  public abstract void write(IdentifiedSale sale, RowBytes row);

  /** Name of the column, the same in Cassandra and on the wire. */
  String column() {
    return column;
  }

  /** The type that the project's own table has. */
  DataType type() {
    return type;
  }

  /** How a column of this name stores its value; empty if it is not of a sale. */
  static Optional<SaleValue> of(String column) {
    return ofColumn(column).findFirst();
  }

  /** The same in a column of this type: a number goes into a text as its decimal digits. */
  static Optional<SaleValue> of(String column, DataType type) {
    return ofColumn(column).filter(value -> value.type.equals(type)).findFirst();
  }

  private static Stream<SaleValue> ofColumn(String column) {
    return Stream.of(values()).filter(value -> value.column.equals(column));
  }
}
