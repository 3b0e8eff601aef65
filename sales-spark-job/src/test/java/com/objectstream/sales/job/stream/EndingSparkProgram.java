package com.objectstream.sales.job.stream;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.command.process.StopSignal;
import java.util.ArrayList;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import org.apache.spark.api.java.function.ForeachFunction;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Runs Spark as {@code stream} does, but no query: either of its ends. */
@Command(name = "ending")
public final class EndingSparkProgram implements Callable<Integer> {
  @Option(names = "--fill-heap")
  private boolean fillHeap;

  @Option(names = "--hang")
  private boolean hang;

  /** Waits to be asked to end before it has anything to stop. */
  @Option(names = "--late")
  private boolean late;

  public static void main(String[] args) {
    System.exit(SalesCommandLine.run(new EndingSparkProgram(), args));
  }

  @Override
  public Integer call() throws Exception {
    var stopped = new CountDownLatch(1);
    try (StopSignal signal = StopSignal.install();
        OrderlyStop stop = OrderlyStop.on(signal)) {
      if (late) {
        System.out.println("starting");
        while (!signal.isAsked()) {
          Thread.onSpinWait();
        }
      }
      stop.stopFirst(stopped::countDown);
      if (!hang && !late) {
        SparkSession spark =
            SparkSession.builder()
                .master("local[2]")
                .config("spark.driver.host", "127.0.0.1")
                .config("spark.driver.bindAddress", "127.0.0.1")
                .config("spark.ui.enabled", "false")
                .getOrCreate();
        if (fillHeap) {
          spark.range(1).foreach((ForeachFunction<Long>) number -> fillTheHeap());
        }
      }
      System.out.println("running");
      stopped.await();
      if (hang) {
        new CountDownLatch(1).await();
      }
      stop.requireGoodEnd();
      System.out.println("all is well");
      return 0;
    }
  }

  private static void fillTheHeap() {
    var hoard = new ArrayList<byte[]>();
    while (!hoard.isEmpty() || hoard.add(new byte[1])) {
      hoard.add(new byte[1 << 20]);
    }
  }
}
