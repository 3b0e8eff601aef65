package com.objectstream.sales.local.bench.contender;

import com.fasterxml.jackson.annotation.JsonValue;
import com.objectstream.sales.local.bench.site.BenchSite;
import com.objectstream.sales.local.bench.site.Workload;
import java.util.Locale;

/** The contenders there are; options, tables and JSON call them {@code article} and so on. */
public enum ContenderKind {
  ARTICLE(ArticleContender::new),
  CONNECTOR(ConnectorContender::new),
  SALES(SalesContender::new),
  CEILING(CeilingContender::new);

  private final Maker maker;

  @FunctionalInterface
  private interface Maker {
    Contender make(String name, BenchSite site, Workload workload);
  }

  ContenderKind(Maker maker) {
    this.maker = maker;
  }

  /**
   * One of this kind.
   *
   * @param name its own, or that of a certain case
   */
  public Contender on(BenchSite site, Workload workload, String name) {
    return maker.make(name, site, workload);
  }

  /** Whether it does its work on malformed events too; the others would end or lose lines. */
  public boolean takesMalformed() {
    return this == SALES || this == CEILING;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
