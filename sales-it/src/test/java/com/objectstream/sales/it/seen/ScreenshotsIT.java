package com.objectstream.sales.it.seen;

import static org.awaitility.Awaitility.await;

import com.objectstream.sales.it.harness.Browser;
import com.objectstream.sales.it.harness.OwnServers;
import com.objectstream.sales.it.harness.Pipeline;
import com.objectstream.sales.it.harness.SeededEvents;
import com.objectstream.sales.it.harness.SeenJob;
import com.objectstream.sales.it.harness.SteadyLoad;
import com.objectstream.sales.it.harness.TestServers;
import com.objectstream.sales.local.server.LocalServers;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Makes the pictures of docs/images again: {@code mvn verify -Pscreenshots}. */
@Tag("screenshots")
@ExtendWith(OwnServers.class)
class ScreenshotsIT {
  private static final Path IMAGES = Path.of(System.getProperty("sales.home"), "docs", "images");
  private static final Duration LONG = Duration.ofMinutes(5);
  private static final Map<Integer, Integer> HEIGHTS =
      new TreeMap<>(Map.of(360, 1_500, 1_600, 1_240));
  private static final String[] SLOWLY = {
    "--batch-rows", "5", "--in-flight", "1", "--max-records-per-trigger", "3000"
  };
  private static final int A_MINUTE_OF_EVENTS = 12_000;

  @Test
  void picturesTheJobBusyAndBehind(LocalServers servers) {
    try (var browser = Browser.start();
        var session = servers.openSession();
        var pipeline = new Pipeline(TestServers.of(servers), session, "live_sales");
        var job = SeenJob.start(pipeline, SLOWLY)) {
      SteadyLoad.start(SeededEvents.mixed(117, 10 * A_MINUTE_OF_EVENTS), 200, pipeline)
          .await(2 * A_MINUTE_OF_EVENTS);
      picture(browser, job, "busy");
      SeededEvents.mixed(118, 400_000).sendTo(pipeline);
      await().atMost(LONG).until(() -> job.page("/api/state").body().contains("caught up in"));
      picture(browser, job, "behind");
    }
  }

  private static void picture(Browser browser, SeenJob job, String name) {
    for (String scheme : new String[] {"light", "dark"}) {
      for (int width : HEIGHTS.keySet()) {
        browser.open(job.pageUrl(), width, scheme);
        await().atMost(LONG).until(() -> !browser.text("now-batch").equals("–"));
        browser.picture(
            IMAGES.resolve("page-%s-%s-%d.png".formatted(name, scheme, width)), HEIGHTS.get(width));
      }
    }
  }
}
