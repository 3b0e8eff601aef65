package com.objectstream.sales.it.harness;

import com.objectstream.sales.local.server.kafka.ScramUsers;
import com.objectstream.sales.local.server.security.ServerSecurity;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;

/** A {@link Pipeline} on servers that ask who one is, and the users that they know. */
public record SecuredPipeline(Pipeline pipeline) implements CloseableResource {
  /** One user of both servers. */
  public record User(String name, String password, List<String> options) {
    /** Options of a command, these after them. */
    public String[] and(String... more) {
      return Stream.concat(options.stream(), Stream.of(more)).toArray(String[]::new);
    }
  }

  /** Whoever has all the rights that {@code docs/security.md} lists for a user. */
  public User user(String documented) {
    return userWithout("nothing", documented);
  }

  /**
   * The same without one of them.
   *
   * @param missing a part of the line that grants it
   */
  public User userWithout(String missing, String documented) {
    String name = documented + "_" + random().substring(0, 6);
    String password = "Secret" + random();
    new ScramUsers(pipeline.servers().kafka()).set(name, password);
    var rights = new DocumentedRights(pipeline, documented);
    rights.lines().stream()
        .filter(line -> !line.contains(missing))
        .forEach(line -> rights.grant(line, name, password));
    return user(name, password);
  }

  /** A user as it says it is. */
  public User user(String name, String password) {
    return new User(
        name,
        password,
        List.of(
            "--kafka-config",
            security().clients().kafka(name, password).toString(),
            "--cassandra-config",
            security().clients().cassandra(name, password).toString()));
  }

  public ServerSecurity security() {
    return pipeline.servers().security();
  }

  @Override
  public void close() {
    pipeline.close();
  }

  private static String random() {
    return UUID.randomUUID().toString().replace("-", "");
  }
}
