package com.objectstream.sales.it.seen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Browser;
import com.objectstream.sales.it.harness.Faults;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SeenJob;
import java.time.Duration;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The page in a real browser, on a job that runs. */
@ExtendWith(OwnServers.class)
class PageIT {
  private static final Duration SOON = Duration.ofSeconds(90);

  @Test
  void showsTheFiguresOfTheMetricsAtEveryWidth(Pipeline pipeline) {
    try (var browser = Browser.start();
        var job = SeenJob.start(pipeline)) {
      SeededEvents.mixed(115, 3_000).sendTo(pipeline);
      await().atMost(SOON).until(() -> job.sum("sales_lines_read_total") == 3_000);
      for (String scheme : new String[] {"light", "dark"}) {
        for (int width : new int[] {360, 768, 1600}) {
          browser.open(job.pageUrl(), width, scheme);
          await().atMost(SOON).until(() -> browser.text("verdict-text").equals("keeping up"));

          assertThat(scrollsSideways(browser)).as("%s at %s", scheme, width).isFalse();
        }
      }
      Map<String, Double> metrics = job.metrics();
      assertThat(browser.text("read")).isEqualTo(counted(metrics.get("sales_lines_read_total")));
      assertThat(browser.text("stored")).isEqualTo(counted(metrics.get("sales_rows_stored_total")));
      assertThat(browser.text("rejected")).isEqualTo(counted(job.sum("sales_rows_rejected_total")));
      assertThat(browser.faults()).isEmpty();
    }
  }

  @Test
  void showsTextOfEventsAsText(Pipeline pipeline) {
    pipeline.withTotals();
    try (var browser = Browser.start();
        var job = SeenJob.start(pipeline)) {
      String hostile =
          "<img src=x onerror=\"document.title='run'\">'\"&\u0007\u202eabc\u05d0\u05d1<script>";
      pipeline.send("no JSON: " + hostile);
      pipeline.send(
          "{\"item_id\":\"<b>x</b>\",\"store_id\":\"<img src=x onerror=document.title='run'>\","
              + "\"timestamp_ms\":1530305100936,\"item_sold\":1}");
      await().atMost(SOON).until(() -> job.sum("sales_lines_read_total") == 2);
      pipeline.query(
          "INSERT INTO %s.dg_daily_sales (store_id, timestamp_dt, item_id, speed_sales, speed_items_sold, speed_at) VALUES ('<img src=x onerror=document.title=''run''>', '2018-06-29', '<b>x</b>', 1, 1234, toTimestamp(now()))"
              .formatted(pipeline.keyspace()));
      browser.open(job.pageUrl(), 1600, "light");
      await().atMost(SOON).until(() -> browser.text("reject-list").contains("no JSON"));

      assertThat(browser.text("reject-list"))
          .contains("<img src=x onerror=\"document.title='run'\">'\"&\\u0007\\u202eabc\u05d0\u05d1")
          .contains("MALFORMED_JSON", "bin/sales dlq replay ");
      assertThat(browser.text("row-list")).contains("<img src=x", "<b>x</b>");
      await().atMost(SOON).until(() -> browser.text("totals-stores").contains("1,234"));
      assertThat(browser.text("totals-stores")).contains("<img src=x", "speed");
      assertThat(browser.text("totals-items")).contains("<b>x</b>", "1,234", "speed");
      assertThat(browser.text("totals-note")).isEqualTo("2018-06-29: 1 sale, 1,234 items sold");
      assertThat(browser.script("return document.querySelectorAll('main img, main b img').length"))
          .isEqualTo(0L);
      assertThat(browser.script("return document.title")).asString().doesNotContain("run");
      assertThat(browser.faults()).isEmpty();
    }
  }

  @Test
  void saysThatCassandraIsWaitedForAndThatItIsBack(Pipeline pipeline) {
    var faults = new Faults(pipeline);
    try (var browser = Browser.start();
        var job = SeenJob.start(pipeline, faults.impatient())) {
      browser.open(job.pageUrl(), 1600, "light");
      try {
        faults.cassandra().pause();
        SeededEvents.mixed(116, 500).sendTo(pipeline);
        await()
            .atMost(SOON)
            .until(
                () ->
                    browser.text("verdict-text").matches("waiting for Cassandra, \\d+ s of \\d+"));
      } finally {
        faults.cassandra().resume();
      }
      await().atMost(SOON).until(() -> browser.text("verdict-text").equals("keeping up"));
      assertThat(browser.faults()).isEmpty();
    }
  }

  @Test
  void saysThatTheJobIsGoneAndGoesOnWhenItIsBack(Pipeline pipeline) {
    try (var browser = Browser.start()) {
      String port;
      try (var job = SeenJob.start(pipeline)) {
        port = job.pageUrl().replaceAll(".*:(\\d+)/", "$1");
        browser.open(job.pageUrl(), 1600, "light");
        await().atMost(SOON).until(() -> browser.text("verdict-text").equals("keeping up"));
      }
      await()
          .atMost(SOON)
          .until(() -> browser.text("verdict-text").startsWith("the job does not answer since"));
      try (var job = SeenJob.start(pipeline, "--page-port", port)) {
        pipeline.send("{");
        await().atMost(SOON).until(() -> browser.text("read").equals("1"));
        assertThat(browser.text("verdict-text")).isEqualTo("keeping up");
        assertThat(browser.text("read")).isEqualTo(counted(job.sum("sales_lines_read_total")));
      }
    }
  }

  private static boolean scrollsSideways(Browser browser) {
    return (boolean)
        browser.script(
            "return document.documentElement.scrollWidth > document.documentElement.clientWidth");
  }

  private static String counted(double value) {
    return String.format(Locale.ROOT, "%,.0f", value);
  }
}
