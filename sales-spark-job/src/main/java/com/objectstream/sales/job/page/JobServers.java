package com.objectstream.sales.job.page;

import com.objectstream.sales.command.ProgramVersion;
import com.objectstream.sales.job.http.PagePassword;
import com.objectstream.sales.job.http.WebAddress;
import com.objectstream.sales.job.http.WebServer;
import com.objectstream.sales.job.metrics.JobMonitor;
import com.objectstream.sales.job.metrics.MetricsPages;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where a job is seen: its metrics and its page, each if somebody asked for it. The ports are taken
 * at once, so that it is known early if they cannot be; who asks there waits until there is a job.
 */
public final class JobServers implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(JobServers.class);

  private final Optional<WebServer> metrics;
  private final Optional<WebServer> page;
  private Optional<PageApi> api = Optional.empty();

  private JobServers(Optional<WebServer> metrics, Optional<WebServer> page) {
    this.metrics = metrics;
    this.page = page;
  }

  /**
   * Where to listen.
   *
   * @param metrics for Prometheus
   * @param page for people
   * @param password that the page asks for
   */
  public record Settings(
      Optional<WebAddress> metrics, Optional<WebAddress> page, Optional<PagePassword> password) {
    /** A page for this machine alone, on any port that is free. */
    public static Settings pageHere() {
      return new Settings(
          Optional.empty(), Optional.of(new WebAddress(WebAddress.LOOPBACK, 0)), Optional.empty());
    }
  }

  /**
   * Takes the ports.
   *
   * @throws IllegalStateException if one is taken or cannot be, in one line
   */
  public static JobServers bind(Settings settings) {
    Optional<WebServer> metrics =
        settings.metrics().map(at -> WebServer.bind(at, "metrics", Optional.empty()));
    try {
      return new JobServers(
          metrics, settings.page().map(at -> WebServer.bind(at, "page", settings.password())));
    } catch (RuntimeException e) {
      metrics.ifPresent(WebServer::close);
      throw e;
    }
  }

  /**
   * Shows a job from now on, and says where, unless another was shown there before.
   *
   * @param totals of what it stores
   */
  public void serve(JobMonitor monitor, PageTotals totals) {
    String spark = org.apache.spark.package$.MODULE$.SPARK_VERSION();
    metrics.ifPresent(
        server -> {
          server.serve(new MetricsPages(monitor, ProgramVersion.get().version(), spark).pages());
          LOG.info("metrics: {}metrics", server.address().url());
        });
    page.ifPresent(
        server -> {
          boolean isNew = api.isEmpty();
          api.ifPresent(PageApi::close);
          api = Optional.of(new PageApi(monitor, totals));
          server.serve(api.get().pages());
          if (isNew) {
            LOG.info("page: {} until this program ends", server.address().url());
          }
        });
  }

  /** What to type into a browser, if there is a page. */
  public Optional<String> pageUrl() {
    return page.map(server -> server.address().url());
  }

  @Override
  public void close() {
    metrics.ifPresent(WebServer::close);
    page.ifPresent(WebServer::close);
    api.ifPresent(PageApi::close);
  }
}
