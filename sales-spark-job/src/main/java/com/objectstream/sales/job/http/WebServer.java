package com.objectstream.sales.job.http;

import com.objectstream.sales.command.process.DaemonThread;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayDeque;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers GET at the paths that it is given, and nothing else. It waits for no client longer than
 * {@value #MOST_SECONDS} s and keeps none from the others: one that sends nothing costs a
 * connection, one that sends slowly a thread, for that time or, once {@value #MOST_BUSY} are busy,
 * for a second.
 */
public final class WebServer implements AutoCloseable {
  private static final Logger LOG = LoggerFactory.getLogger(WebServer.class);
  private static final int MOST_BUSY = 128;
  private static final long LONG_NANOS = TimeUnit.SECONDS.toNanos(1);
  private static final long LOOK_NANOS = TimeUnit.MILLISECONDS.toNanos(5);
  private static final int MOST_SECONDS = 10;
  private static final int MOST_HEADER_BYTES = 32 << 10;
  private static final int MOST_HEADERS = 100;
  private static final int BACKLOG = 256;
  private static final String GET = "GET";

  /** Of the JDK's server, which takes its limits from the properties of the JVM alone. */
  private static final Map<String, Integer> LIMITS =
      Map.of(
          "sun.net.httpserver.maxReqTime", MOST_SECONDS,
          "sun.net.httpserver.maxRspTime", MOST_SECONDS,
          "sun.net.httpserver.maxReqHeaders", MOST_HEADERS,
          "sun.net.httpserver.maxReqHeaderSize", MOST_HEADER_BYTES,
          "sun.net.httpserver.idleInterval", MOST_SECONDS);

  /**
   * Nothing from elsewhere, no script but our own files, in no frame: text of events that were
   * taken for markup would still do nothing.
   */
  private static final String CONTENT_SECURITY_POLICY =
      "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self';"
          + " base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

  private final HttpServer server;
  private final Queue<Answering> busy = new ArrayDeque<>(); // known to the server's thread alone
  private final ExecutorService threads =
      Executors.newCachedThreadPool(task -> DaemonThread.of("web", task));
  private final WebAddress address;
  private final Optional<PagePassword> password;
  private volatile Map<String, Function<String, WebResponse>> pages = Map.of();

  private WebServer(HttpServer server, WebAddress address, Optional<PagePassword> password) {
    this.server = server;
    this.address = new WebAddress(address.host(), server.getAddress().getPort());
    this.password = password;
  }

  /**
   * Takes the port; who connects waits until {@link #serve}.
   *
   * @param what listens there, as the options that say where begin: {@code page}
   * @param password that each request has to bring, if there is one
   * @throws IllegalStateException if nothing can listen there, in one line
   */
  public static WebServer bind(WebAddress address, String what, Optional<PagePassword> password) {
    LIMITS.forEach(
        (name, value) -> {
          if (System.getProperty(name) == null) {
            System.setProperty(name, value.toString());
          }
        });
    try {
      if (address.socket().isUnresolved()) {
        throw new IOException("its name is not known");
      }
      return new WebServer(HttpServer.create(address.socket(), BACKLOG), address, password);
    } catch (IOException e) {
      String remedy =
          isOfThisMachine(address.socket())
              ? "give another --%s-port, or end what listens there"
              : "give a --%s-host that is an address of this machine";
      throw new IllegalStateException(
          "cannot listen at %s (%s): %s".formatted(address, e.getMessage(), remedy.formatted(what)),
          e);
    }
  }

  /** The error of the operating system says so too, in the language of its user. */
  private static boolean isOfThisMachine(InetSocketAddress address) {
    try (var probe = new ServerSocket()) {
      probe.bind(new InetSocketAddress(address.getHostString(), 0));
      return true;
    } catch (IOException e) {
      return false;
    }
  }

  /** Where it listens, with the port that it took. */
  public WebAddress address() {
    return address;
  }

  /**
   * Begins to answer, or answers with other pages from now on.
   *
   * @param newPages by path, such as {@code /metrics}; each takes the query of the request, empty
   *     if there is none
   */
  public synchronized void serve(Map<String, Function<String, WebResponse>> newPages) {
    boolean isFirst = pages.isEmpty();
    pages = newPages;
    if (isFirst) {
      start();
    }
  }

  private void start() {
    server.createContext("/", this::answer);
    server.setExecutor(this::take);
    Thread starter =
        DaemonThread.of("web", server::start); // the server's own thread is a daemon like this one
    starter.start();
    try {
      starter.join();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private record Answering(Future<?> answer, long since) {
    boolean isDone() {
      return answer.isDone();
    }

    boolean isLong() {
      return System.nanoTime() - since > LONG_NANOS;
    }
  }

  /** Lets a request be read and answered; if many are, waits for one that is done or takes long. */
  private void take(Runnable request) {
    busy.removeIf(Answering::isDone);
    while (busy.size() >= MOST_BUSY) {
      if (busy.element().isLong()) {
        busy.remove().answer().cancel(true); // closes its connection
      } else {
        LockSupport.parkNanos(LOOK_NANOS);
      }
      busy.removeIf(Answering::isDone);
    }
    busy.add(new Answering(threads.submit(request), System.nanoTime()));
  }

  private void answer(HttpExchange exchange) {
    try (exchange) {
      send(exchange, response(exchange));
    } catch (IOException | RuntimeException e) {
      LOG.debug("a request was not answered", e);
    }
  }

  private WebResponse response(HttpExchange exchange) {
    var headers = exchange.getRequestHeaders();
    if (password.isEmpty() && !isOwnName(headers.getFirst("Host"))) {
      return WebResponse.line(WebResponse.MISDIRECTED, "ask by address or as localhost");
    }
    if (!password.map(own -> own.matches(headers.getFirst("Authorization"))).orElse(true)) {
      exchange
          .getResponseHeaders()
          .set("WWW-Authenticate", "Basic realm=\"sales\", charset=\"UTF-8\"");
      return WebResponse.line(WebResponse.UNAUTHORIZED, "user and password are needed");
    }
    if (!exchange.getRequestMethod().equals(GET)) {
      exchange.getResponseHeaders().set("Allow", GET);
      return WebResponse.line(WebResponse.METHOD_NOT_ALLOWED, "only GET is answered");
    }
    Function<String, WebResponse> page = pages.get(exchange.getRequestURI().getPath());
    if (page == null) {
      return WebResponse.line(WebResponse.NOT_FOUND, "there is no such page");
    }
    try {
      return page.apply(Optional.ofNullable(exchange.getRequestURI().getRawQuery()).orElse(""));
    } catch (RuntimeException e) {
      LOG.warn("{} could not be answered", exchange.getRequestURI().getPath(), e);
      return WebResponse.line(WebResponse.ERROR, "this could not be answered, see the job's log");
    }
  }

  /**
   * A page elsewhere may have its own name lead to this machine, and so have a browser read what is
   * served to it alone: where no password is asked for, loopback has no other name than these.
   */
  private boolean isOwnName(String host) {
    return !address.isLoopback()
        || host == null
        || host.matches("(?i)localhost(:\\d+)?|[0-9.]+(:\\d+)?|\\[[0-9a-f:]+](:\\d+)?")
        || host.replaceFirst(":\\d+$", "").equalsIgnoreCase(address.host());
  }

  private static void send(HttpExchange exchange, WebResponse response) throws IOException {
    var headers = exchange.getResponseHeaders();
    headers.set("Content-Type", response.contentType());
    headers.set("Content-Security-Policy", CONTENT_SECURITY_POLICY);
    headers.set("X-Content-Type-Options", "nosniff");
    headers.set("Referrer-Policy", "no-referrer");
    headers.set("Cache-Control", "no-store");
    if (response.status() != WebResponse.OK && response.status() != WebResponse.UNAVAILABLE) {
      headers.set("Connection", "close"); // whatever follows is not read
    }
    if (exchange.getRequestMethod().equals("HEAD")) {
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    exchange.sendResponseHeaders(response.status(), response.body().length);
    exchange.getResponseBody().write(response.body());
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
