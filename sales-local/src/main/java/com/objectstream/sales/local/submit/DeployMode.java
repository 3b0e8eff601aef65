package com.objectstream.sales.local.submit;

import java.util.Locale;

/** Where the driver of a job runs. */
enum DeployMode {
  /** In the process that submits. */
  CLIENT,
  /** On a worker. */
  CLUSTER;

  /** As Spark writes it. */
  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT);
  }
}
