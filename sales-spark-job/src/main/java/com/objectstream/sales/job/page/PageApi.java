package com.objectstream.sales.job.page;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.objectstream.sales.command.ProgramVersion;
import com.objectstream.sales.command.failure.FailureLine;
import com.objectstream.sales.command.process.DaemonThread;
import com.objectstream.sales.job.http.WebResponse;
import com.objectstream.sales.job.metrics.JobMonitor;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The page of one job: its files, and the documents that they ask for each second.
 *
 * <ul>
 *   <li>{@code /api/state}: {@link PageState}
 *   <li>{@code /api/history?since=T}: {@link History.Sample}s after T, epoch milliseconds
 *   <li>{@code /api/newest?since=N}: {@link NewestEvents}, without any if batch N is the newest
 *   <li>{@code /api/totals?day=D}: {@link DayTotals}, without D of the newest day that has some
 * </ul>
 */
final class PageApi implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(PageApi.class);
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern SINCE = Pattern.compile("(?:.*&)?since=(-?\\d{1,18})(?:&.*)?");
  private static final long LOOK_MILLIS = 1_000;

  private static final Pattern DAY = Pattern.compile("(?:.*&)?day=(\\d{4}-\\d{2}-\\d{2})(?:&.*)?");

  private final JobMonitor monitor;
  private final PageTotals totals;
  private final History history = new History();
  private final String run = UUID.randomUUID().toString();
  private final String version = ProgramVersion.get().version();
  private final long started;
  private final ScheduledExecutorService clock = DaemonThread.clock("page-history");

  /** Begins to keep the history of a job. */
  PageApi(JobMonitor monitor, PageTotals totals) {
    this.monitor = monitor;
    this.totals = totals;
    this.started = monitor.state().at().toEpochMilli();
    clock.scheduleAtFixedRate(this::look, 0, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  private void look() {
    try {
      history.add(monitor.state());
    } catch (RuntimeException e) { // or the clock would stop in silence
      LOG.debug("the job could not be looked at", e);
    }
  }

  Map<String, Function<String, WebResponse>> pages() {
    var pages = new HashMap<>(PageFiles.all());
    pages.put("/api/state", query -> json(state()));
    pages.put("/api/history", query -> since(query, time -> history.since(time)));
    pages.put("/api/newest", query -> since(query, this::newest));
    pages.put("/api/totals", this::totals);
    return pages;
  }

  private WebResponse totals(String query) {
    Matcher day = DAY.matcher(query);
    try {
      if (query.isEmpty()) {
        return json(totals.of(Optional.empty()));
      }
      if (day.matches()) {
        return json(totals.of(Optional.of(LocalDate.parse(day.group(1)))));
      }
    } catch (DateTimeParseException e) {
      LOG.debug("asked for no day", e);
    } catch (RuntimeException e) {
      return WebResponse.line(WebResponse.UNAVAILABLE, FailureLine.of(e));
    }
    return WebResponse.line(
        WebResponse.BAD_REQUEST, "give day=YYYY-MM-DD, or nothing to have the newest");
  }

  private PageState state() {
    return PageState.of(monitor.state(), monitor.job(), run, version, started);
  }

  private NewestEvents newest(long seen) {
    NewestEvents newest = NewestEvents.of(monitor.state(), monitor.job());
    return newest.batch() == seen ? new NewestEvents(newest.batch(), List.of(), List.of()) : newest;
  }

  private static WebResponse since(String query, Function<Long, Object> document) {
    Matcher since = SINCE.matcher(query);
    if (!query.isEmpty() && !since.matches()) {
      return WebResponse.line(
          WebResponse.BAD_REQUEST, "give since=NUMBER, or nothing to have all that is kept");
    }
    return json(document.apply(query.isEmpty() ? Long.MIN_VALUE : Long.parseLong(since.group(1))));
  }

  private static WebResponse json(Object document) {
    try {
      return WebResponse.json(JSON.writeValueAsBytes(document));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(e); // records of plain values
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
