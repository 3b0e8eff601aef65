package com.objectstream.sales.job.metrics;

import com.objectstream.sales.job.http.WebResponse;
import io.prometheus.metrics.expositionformats.PrometheusTextFormatWriter;
import io.prometheus.metrics.instrumentation.jvm.JvmMetrics;
import io.prometheus.metrics.model.registry.PrometheusRegistry;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.function.Function;

/** What a monitoring system asks for: figures, health and readiness; no data of events. */
public final class MetricsPages {
  private final JobMonitor monitor;
  private final PrometheusRegistry registry = new PrometheusRegistry();
  private final PrometheusTextFormatWriter writer = PrometheusTextFormatWriter.create();

  /**
   * @param version of this program
   * @param spark version of Spark
   */
  public MetricsPages(JobMonitor monitor, String version, String spark) {
    this.monitor = monitor;
    registry.register(new SalesSeries(monitor.job(), version, spark, monitor::state));
    JvmMetrics.builder().register(registry);
  }

  /** The pages by path. */
  public Map<String, Function<String, WebResponse>> pages() {
    return Map.of(
        "/metrics", query -> metrics(),
        "/-/healthy", query -> healthy(),
        "/-/ready", query -> ready());
  }

  private WebResponse metrics() {
    var text = new ByteArrayOutputStream();
    try {
      writer.write(text, registry.scrape());
    } catch (IOException e) {
      throw new UncheckedIOException(e); // to memory
    }
    return new WebResponse(
        WebResponse.OK, PrometheusTextFormatWriter.CONTENT_TYPE, text.toByteArray());
  }

  private WebResponse healthy() {
    return JobHealth.illness(monitor.state())
        .map(reason -> WebResponse.line(WebResponse.UNAVAILABLE, reason))
        .orElse(WebResponse.line(WebResponse.OK, "healthy"));
  }

  private WebResponse ready() {
    return JobHealth.isReady(monitor.state())
        ? WebResponse.line(WebResponse.OK, "ready")
        : WebResponse.line(WebResponse.UNAVAILABLE, "the query does not run");
  }
}
