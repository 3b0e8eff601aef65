package com.objectstream.sales.it.harness;

import com.objectstream.sales.local.server.LocalServers;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.Stream;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AdminClientConfig;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;

/**
 * A broker that looks at rights: all may do anything to topics that nobody has restricted. Tests
 * share the broker, which forgets how to look when this is closed.
 */
public final class BrokerRights implements AutoCloseable {
  private static final String EVERYBODY = "User:*";
  private static final String ANYWHERE = "*";

  private final LocalServers servers;
  private final Path file;
  private final String before;

  private BrokerRights(LocalServers servers) throws IOException {
    this.servers = servers;
    this.file = servers.folder().resolve("kafka-1").resolve("server.properties");
    this.before = Files.readString(file);
  }

  /** Starts the one broker of these servers again, so that it looks at rights from now on. */
  public static BrokerRights checked(LocalServers servers) {
    try {
      var rights = new BrokerRights(servers);
      rights.restartWith(
          rights.before
              + "authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer\n"
              + "allow.everyone.if.no.acl.found=true\n");
      return rights;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Everybody may do this to a topic, which need not exist, and nothing else. */
  public void allowOnly(String topic, AclOperation... operations) {
    List<AclBinding> bindings =
        Stream.of(operations)
            .map(
                operation ->
                    new AclBinding(
                        new ResourcePattern(ResourceType.TOPIC, topic, PatternType.LITERAL),
                        new AccessControlEntry(
                            EVERYBODY, ANYWHERE, operation, AclPermissionType.ALLOW)))
            .toList();
    String kafka = servers.kafka().bootstrapServers();
    try (Admin admin =
        Admin.create(Map.<String, Object>of(AdminClientConfig.BOOTSTRAP_SERVERS_CONFIG, kafka))) {
      admin.createAcls(bindings).all().get();
    } catch (InterruptedException | ExecutionException e) {
      throw new IllegalStateException(e);
    }
  }

  private void restartWith(String properties) throws IOException {
    Files.writeString(file, properties);
    servers.brokers().get(0).restart();
  }

  @Override
  public void close() {
    try {
      restartWith(before);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
