package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpClient.Redirect;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Base64;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;

/** What runs have shown and left behind, by where it stands; searched for secrets at the end. */
public final class Traces {
  private static final Pattern LINK = Pattern.compile("href=\"([^\"#]+)");
  private static final int MOST_PAGES = 60;

  private final Map<String, String> found = new LinkedHashMap<>();
  private final HttpClient client =
      HttpClient.newBuilder().followRedirects(Redirect.NORMAL).build();
  private final String login;

  /**
   * @param login of the pages that ask for one, {@code user:password}
   */
  public Traces(String login) {
    this.login = "Basic " + Base64.getEncoder().encodeToString(login.getBytes(UTF_8));
  }

  public Traces add(String place, String text) {
    found.put(place, text);
    return this;
  }

  public Traces add(String place, CommandResult result) {
    return add(place, result.stdout() + result.stderr());
  }

  /** All files in a folder. */
  public Traces files(Path folder) {
    try (Stream<Path> all = Files.walk(folder)) {
      all.filter(Files::isRegularFile).forEach(file -> add(file.toString(), content(file)));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String content(Path file) {
    try {
      return Files.readString(file, ISO_8859_1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The arguments of all processes of this machine. */
  public Traces commandLines() {
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      processes
          .map(process -> process.resolve("cmdline"))
          .filter(Files::isReadable)
          .forEach(file -> readIfThere(file));
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void readIfThere(Path file) {
    try {
      add(file.toString(), Files.readString(file, ISO_8859_1));
    } catch (IOException e) {
      add(file.toString(), ""); // it has ended
    }
  }

  /** Keys, values and headers of records. */
  public Traces records(List<ConsumerRecord<byte[], byte[]>> records) {
    records.forEach(
        record ->
            record
                .headers()
                .forEach(
                    header ->
                        add(
                            "%s of %s".formatted(header.key(), record.offset()),
                            new String(header.value(), UTF_8))));
    return this;
  }

  /** A page, and all that it leads to on the same server. */
  public Traces pages(String start, String... more) {
    var seen = new HashSet<URI>();
    var next = new ArrayDeque<URI>(List.of(URI.create(start)));
    Stream.of(more).map(URI.create(start)::resolve).forEach(next::add);
    while (!next.isEmpty() && seen.size() < MOST_PAGES) {
      URI page = next.remove();
      if (seen.add(page)) {
        String text = get(page);
        add(page.toString(), text);
        LINK.matcher(text)
            .results()
            .map(link -> page.resolve(link.group(1).replace("&amp;", "&").replace(' ', '+')))
            .filter(other -> page.getAuthority().equals(other.getAuthority()))
            .filter(other -> !other.getPath().contains("/static/"))
            .forEach(next::add);
      }
    }
    return this;
  }

  private String get(URI page) {
    try {
      var request = HttpRequest.newBuilder(page).header("Authorization", login).build();
      return client.send(request, BodyHandlers.ofString()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /** Something was found at places of all these kinds. */
  public void assertLookedAt(String... parts) {
    for (String part : parts) {
      assertThat(found.keySet()).anyMatch(place -> place.contains(part));
    }
  }

  /** None of these stands anywhere. */
  public void assertWithout(Collection<String> secrets) {
    for (String secret : secrets) {
      assertThat(found.entrySet().stream().filter(one -> one.getValue().contains(secret)))
          .as("where a secret stands")
          .extracting(Map.Entry::getKey)
          .isEmpty();
    }
  }
}
