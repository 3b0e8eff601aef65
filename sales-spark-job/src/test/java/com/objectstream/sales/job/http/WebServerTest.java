package com.objectstream.sales.job.http;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** It answers GET at its paths, whatever other clients do. */
class WebServerTest {
  private static final WebAddress ANY = new WebAddress(WebAddress.LOOPBACK, 0);
  private static final Duration SOON = Duration.ofSeconds(5);

  private final HttpClient client = HttpClient.newBuilder().connectTimeout(SOON).build();
  private final List<AutoCloseable> toClose = new ArrayList<>();

  @AfterEach
  void close() throws Exception {
    for (AutoCloseable each : toClose) {
      each.close();
    }
  }

  @Test
  void answersGetAtItsPathsAndForbidsAllThatAPageDoesNotNeed() throws Exception {
    HttpResponse<String> page = get(serve(), "/page?since=4");

    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body()).isEqualTo("asked since=4\n");
    assertThat(page.headers().firstValue("Content-Security-Policy").orElseThrow())
        .startsWith("default-src 'none'; script-src 'self'");
    assertThat(page.headers().firstValue("X-Content-Type-Options")).contains("nosniff");
    assertThat(page.headers().map()).doesNotContainKey("set-cookie");
  }

  @Test
  void doesNotAnswerElsewhere() throws Exception {
    WebServer server = serve();

    for (String path : List.of("/", "/page/", "/pag", "/../page", "/%00", "/page%2f..")) {
      assertThat(get(server, path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST", "PUT", "DELETE", "HEAD", "OPTIONS", "TRACE", "PATCH", "BREW"})
  void answersNoOtherMethod(String method) throws Exception {
    WebServer server = serve();

    HttpResponse<String> response =
        send(request(server, "/page").method(method, BodyPublishers.noBody()));

    assertThat(response.statusCode()).isEqualTo(405);
    assertThat(response.headers().firstValue("Allow")).contains("GET");
  }

  @Test
  void tellsAFailureWithoutItsContent() throws Exception {
    HttpResponse<String> response = get(serve(), "/fails");

    assertThat(response.statusCode()).isEqualTo(500);
    assertThat(response.body()).isEqualTo("this could not be answered, see the job's log\n");
  }

  @Test
  void answersOthersWhileManyClientsSendNothingAndMoreSendSlowlyThanItHasThreads()
      throws Exception {
    WebServer server = serve();
    for (int i = 0; i < 400; i++) {
      connect(server);
      connect(server).write("GET /page HTTP/1.1\r\nHost: localhost\r\nX-".getBytes(ISO_8859_1));
    }

    for (int i = 0; i < 5; i++) {
      assertThat(get(server, "/page").statusCode()).isEqualTo(200);
    }
  }

  @Test
  void answersEachOfMoreRequestsAtOnceThanItHasThreads() {
    WebServer server = serve();
    HttpRequest request = request(server, "/slow").timeout(SOON.multipliedBy(6)).build();

    List<CompletableFuture<HttpResponse<String>>> answers =
        IntStream.range(0, 300)
            .mapToObj(i -> client.sendAsync(request, BodyHandlers.ofString()))
            .toList();

    assertThat(answers).allSatisfy(a -> assertThat(a.join().statusCode()).isEqualTo(200));
  }

  @Test
  void readsNoEndlessHeader() throws Exception {
    WebServer server = serve();
    byte[] much = new byte[1 << 20];
    Arrays.fill(much, (byte) 'a');

    assertThatThrownBy(
            () -> {
              try (Socket socket = socket(server)) {
                socket.getOutputStream().write("GET / HTTP/1.1\r\nX: ".getBytes(ISO_8859_1));
                for (int i = 0; i < 64; i++) {
                  socket.getOutputStream().write(much);
                }
              }
            })
        .isInstanceOf(SocketException.class);
    assertThat(get(server, "/page").statusCode()).isEqualTo(200);
  }

  @Test
  void asksForThePassword() throws Exception {
    WebServer server = serve(Optional.of(new PagePassword("ann:corréct: horse")));

    HttpResponse<String> refused = get(server, "/page");
    assertThat(refused.statusCode()).isEqualTo(401);
    assertThat(refused.headers().firstValue("WWW-Authenticate").orElseThrow()).startsWith("Basic ");
    assertThat(statusWith(server, "ann:wrong")).isEqualTo(401);
    assertThat(statusWith(server, "ann:corréct: horse")).isEqualTo(200);
    assertThat(send(request(server, "/page").header("Authorization", "Basic ???")).statusCode())
        .isEqualTo(401);
  }

  @Test
  void answersOnLoopbackUnderItsOwnNamesAlone() throws Exception {
    WebServer server = serve();

    assertThat(statusAs(server, "evil.example:80")).contains(" 421 ");
    assertThat(statusAs(server, "localhost:8080")).contains(" 200 ");
    assertThat(statusAs(server, "[::1]:8080")).contains(" 200 ");
  }

  @Test
  void saysInOneLineThatAPortIsTaken() {
    WebServer server = serve();

    assertThatThrownBy(() -> WebServer.bind(server.address(), "page", Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage(
            "cannot listen at %s (Address already in use): give another --page-port, or end what listens there"
                .formatted(server.address()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"192.0.2.1", "no.such.host.invalid"})
  void saysInOneLineThatAnAddressIsNotOfThisMachine(String host) {
    assertThatThrownBy(() -> WebServer.bind(new WebAddress(host, 0), "page", Optional.empty()))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageStartingWith("cannot listen at " + host + ":0 (")
        .hasMessageEndingWith("): give a --page-host that is an address of this machine");
  }

  private WebServer serve() {
    return serve(Optional.empty());
  }

  private WebServer serve(Optional<PagePassword> password) {
    WebServer server = WebServer.bind(ANY, "page", password);
    toClose.add(server);
    server.serve(
        Map.of(
            "/page", query -> WebResponse.line(200, "asked " + query),
            "/fails",
                query -> {
                  throw new IllegalStateException("a secret");
                },
            "/slow",
                query -> {
                  LockSupport.parkNanos(Duration.ofMillis(200).toNanos());
                  return WebResponse.line(200, "at last");
                }));
    return server;
  }

  private HttpResponse<String> get(WebServer server, String path) throws Exception {
    return send(request(server, path));
  }

  private static HttpRequest.Builder request(WebServer server, String path) {
    return HttpRequest.newBuilder(URI.create("http://" + server.address() + path)).timeout(SOON);
  }

  private HttpResponse<String> send(HttpRequest.Builder request) throws Exception {
    return client.send(request.build(), BodyHandlers.ofString());
  }

  private int statusWith(WebServer server, String userAndPassword) throws Exception {
    return send(request(server, "/page")
            .header("Authorization", "Basic " + base64(userAndPassword)))
        .statusCode();
  }

  private static String base64(String text) {
    return Base64.getEncoder().encodeToString(text.getBytes(UTF_8));
  }

  private String statusAs(WebServer server, String host) throws IOException {
    try (Socket socket = socket(server)) {
      socket
          .getOutputStream()
          .write(
              "GET /page HTTP/1.1\r\nHost: %s\r\nConnection: close\r\n\r\n"
                  .formatted(host)
                  .getBytes(ISO_8859_1));
      return new String(socket.getInputStream().readAllBytes(), ISO_8859_1)
          .lines()
          .findFirst()
          .orElse("");
    }
  }

  private OutputStream connect(WebServer server) throws IOException {
    Socket socket = socket(server);
    toClose.add(socket);
    return socket.getOutputStream();
  }

  private static Socket socket(WebServer server) throws IOException {
    var socket = new Socket(server.address().host(), server.address().port());
    socket.setSoTimeout((int) SOON.toMillis());
    return socket;
  }
}
