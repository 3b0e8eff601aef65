package com.objectstream.sales.it.harness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A job in a JVM of its own that is seen from outside: its metrics, its health, its page. */
public final class SeenJob implements AutoCloseable {
  private static final Duration START = Duration.ofMinutes(1);
  private static final Duration ANSWER = Duration.ofSeconds(10);
  private static final Pattern METRICS = Pattern.compile("metrics: (http://\\S+/)metrics");
  private static final Pattern PAGE = Pattern.compile("page: (http://\\S+/)");

  private final JobProcess process;
  private final HttpClient client = HttpClient.newBuilder().connectTimeout(ANSWER).build();

  private SeenJob(JobProcess process) {
    this.process = process;
  }

  /**
   * Starts a job that goes on until it is stopped, and waits until it is ready.
   *
   * @param options of {@code stream}, a value after each
   */
  public static SeenJob start(Pipeline pipeline, String... options) {
    String[] all = new String[options.length + 4];
    System.arraycopy(new String[] {"--metrics-port", "0", "--page-port", "0"}, 0, all, 0, 4);
    System.arraycopy(options, 0, all, 4, options.length);
    var job = new SeenJob(JobProcess.start(pipeline, all));
    await().atMost(START).until(() -> !job.process.isAlive() || job.isReady());
    assertThat(job.process.isAlive()).as(job.process::stderr).isTrue();
    return job;
  }

  private boolean isReady() {
    return METRICS.matcher(process.stderr()).find() && get("/-/ready").statusCode() == 200;
  }

  public JobProcess process() {
    return process;
  }

  /** An answer of the server of metrics. */
  public HttpResponse<String> get(String path) {
    return get(address(METRICS), path);
  }

  /** An answer of the server of the page. */
  public HttpResponse<String> page(String path) {
    return get(pageUrl(), path);
  }

  public String pageUrl() {
    return address(PAGE);
  }

  private String address(Pattern line) {
    Matcher found = line.matcher(process.stderr());
    assertThat(found.find()).as(process.stderr()).isTrue();
    return found.group(1);
  }

  private HttpResponse<String> get(String server, String path) {
    try {
      return client.send(
          HttpRequest.newBuilder(URI.create(server).resolve(path)).timeout(ANSWER).build(),
          BodyHandlers.ofString());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** All of {@code /metrics}, by name and labels as they stand there. */
  public Map<String, Double> metrics() {
    return get("/metrics")
        .body()
        .lines()
        .filter(line -> !line.startsWith("#"))
        .collect(
            Collectors.toMap(
                line -> line.substring(0, line.lastIndexOf(' ')),
                line -> Double.valueOf(line.substring(line.lastIndexOf(' ') + 1))));
  }

  /** The sum of all series of a name. */
  public double sum(String name) {
    return metrics().entrySet().stream()
        .filter(series -> series.getKey().split("\\{")[0].equals(name))
        .mapToDouble(Map.Entry::getValue)
        .sum();
  }

  @Override
  public void close() {
    process.close();
  }
}
