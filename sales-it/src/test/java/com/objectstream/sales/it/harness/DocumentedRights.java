package com.objectstream.sales.it.harness;

import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.server.security.ServerSecurity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The rights that {@code docs/security.md} lists for a user, line by line: arguments of Kafka's own
 * tool, or CQL.
 */
final class DocumentedRights {
  private static final Path PAGE = Path.of(System.getProperty("sales.home"), "docs/security.md");
  private static final String SECTION = "\n## Least rights\n";
  private static final String CODE = "    ";
  private static final String TOOL = "kafka-acls.sh … ";

  private final Pipeline pipeline;
  private final String user;

  DocumentedRights(Pipeline pipeline, String user) {
    this.pipeline = pipeline;
    this.user = user;
  }

  List<String> lines() {
    try {
      String page = Files.readString(PAGE);
      String section = page.substring(page.indexOf(SECTION) + SECTION.length());
      int end = section.indexOf("\n## ");
      List<String> lines =
          section
              .substring(0, end < 0 ? section.length() : end)
              .lines()
              .filter(line -> line.startsWith(CODE) && line.contains(user))
              .map(String::strip)
              .toList();
      assertThat(lines).as("rights of %s in %s", user, PAGE).isNotEmpty();
      return lines;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Does what a line says, for another user, and topics and table of the pipeline. */
  void grant(String line, String name, String password) {
    String here =
        line.replace(user, name)
            .replace("--topic item_sales", "--topic " + pipeline.topic())
            .replace("dg_store.", pipeline.keyspace() + ".");
    if (here.startsWith(TOOL)) {
      tool(here.substring(TOOL.length()).split(" "));
    } else {
      pipeline.cassandra().execute(here.replace("…", password));
    }
  }

  private void tool(String... arguments) {
    ServerSecurity security = pipeline.servers().security();
    Path admin = security.clients().kafka(ServerSecurity.KAFKA_ADMIN, security.adminPassword());
    var all = new ArrayList<String>();
    all.addAll(List.of("--bootstrap-server", pipeline.servers().kafka().bootstrapServers()));
    all.addAll(List.of("--command-config", admin.toString()));
    Stream.of(arguments).forEach(all::add);
    KafkaTool.run("org.apache.kafka.tools.AclCommand", all.toArray(String[]::new));
  }
}
