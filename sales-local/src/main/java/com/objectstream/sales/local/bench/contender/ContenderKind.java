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

  /** One of this kind. */
  public Contender on(BenchSite site, Workload workload) {
    return on(site, workload, toString());
  }

  /** One of this kind for a certain case, which its name tells. */
  public Contender on(BenchSite site, Workload workload, String name) {
    return maker.make(name, site, workload);
  }

  /**
   * One of this kind for events of which some are malformed.
   *
   * @param workload with such events
   */
  public Contender onMalformed(BenchSite site, Workload workload) {
    return on(site, workload, this + "_malformed");
  }

  /** Whether it does its work on such events; the others would end or lose lines. */
  public boolean takesMalformed() {
    return this == SALES || this == CEILING;
  }

  @JsonValue
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
