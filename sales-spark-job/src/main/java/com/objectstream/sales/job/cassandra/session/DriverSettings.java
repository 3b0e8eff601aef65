package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.CqlSession;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.internal.core.config.typesafe.DefaultDriverConfigLoader;
import com.objectstream.sales.command.connection.SentFiles;
import com.typesafe.config.Config;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigOrigin;
import com.typesafe.config.ConfigParseOptions;
import com.typesafe.config.ConfigRenderOptions;
import com.typesafe.config.ConfigSyntax;
import com.typesafe.config.ConfigValueFactory;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The settings of the Java driver: this project's, and over them those of the user's file, which is
 * HOCON or JSON, with or without braces around it all. An {@code include} is looked for beside the
 * file that has it.
 */
final class DriverSettings {
  // The request timeout is longer than Cassandra's own write timeout (2 s): the server's answer
  // decides. LOCAL_QUORUM, or one lost node could take acknowledged sales with it. The debouncer
  // holds back a statement that creates something, for a second by default. Heartbeats and
  // reconnections are closer together than by default: somebody waits for them.
  private static final String OWN =
      """
      datastax-java-driver {
        basic.request.timeout = 10 seconds
        basic.request.consistency = LOCAL_QUORUM
        basic.load-balancing-policy.class = DcInferringLoadBalancingPolicy
        advanced.connection.connect-timeout = 5 seconds
        advanced.control-connection.timeout = 10 seconds
        advanced.metadata.schema.request-timeout = 10 seconds
        advanced.metadata.schema.debouncer.window = 10 milliseconds
        advanced.heartbeat { interval = 10 seconds, timeout = 5 seconds }
        advanced.reconnection-policy { base-delay = 500 ms, max-delay = 5 seconds }
        advanced.netty.io-group.shutdown { quiet-period = 0, timeout = 15, unit = SECONDS }
        advanced.netty.admin-group.shutdown { quiet-period = 0, timeout = 15, unit = SECONDS }
      }
      """;

  private static final List<String> STORES =
      List.of(
          DefaultDriverOption.SSL_TRUSTSTORE_PATH.getPath(),
          DefaultDriverOption.SSL_KEYSTORE_PATH.getPath());

  private static final String SECTION = DefaultDriverConfigLoader.DEFAULT_ROOT_PATH;
  private static final Pattern NAME =
      Pattern.compile("(?<=Invalid value at '|for key ')[^']+|\\S+(?= has type)");

  private static final Pattern DURATION =
      Pattern.compile("[0-9]+ ?(ms|milliseconds?|s|seconds?|minutes?|hours?|days?)");

  private DriverSettings() {}

  /**
   * For a session.
   *
   * @throws IllegalArgumentException if the file cannot be read, with the line; no value is told,
   *     as it may be a secret
   */
  static DriverConfigLoader loader(Optional<Path> file) {
    Config config = read(file);
    return new DefaultDriverConfigLoader(() -> config, false);
  }

  private static Config read(Optional<Path> file) {
    Config reference = ConfigFactory.defaultReference(CqlSession.class.getClassLoader());
    try {
      Config config =
          ConfigFactory.defaultOverrides()
              .withFallback(file.map(DriverSettings::parse).orElse(ConfigFactory.empty()))
              .withFallback(ConfigFactory.parseString(OWN))
              .withFallback(reference)
              .resolve()
              .getConfig(SECTION);
      requireForms(config, reference.resolve().getConfig(SECTION));
      return withStores(config);
    } catch (ConfigException e) {
      throw unreadable(file, e);
    }
  }

  private static IllegalArgumentException unreadable(Optional<Path> file, ConfigException e) {
    return new IllegalArgumentException(
        "cannot read the Cassandra configuration %s: %s"
            .formatted(file.map(Path::toString).orElse(""), problem(e)));
  }

  /**
   * What the user's file says, with all that it includes and takes from the environment: one text
   * in the form of JSON, for a machine that has none of it.
   *
   * @throws IllegalArgumentException as {@link #loader}
   */
  static String portable(Path file) {
    Config reference = ConfigFactory.defaultReference(CqlSession.class.getClassLoader());
    try {
      Config user = parse(file);
      return user.resolveWith(user.withFallback(reference))
          .root()
          .render(ConfigRenderOptions.concise());
    } catch (ConfigException e) {
      throw unreadable(Optional.of(file), e);
    }
  }

  /** Key stores where this process finds them. */
  private static Config withStores(Config config) {
    Config found = config;
    for (String store : STORES) {
      if (config.hasPath(store)) {
        String path = SentFiles.find(config.getString(store));
        found = found.withValue(store, ConfigValueFactory.fromAnyRef(path));
      }
    }
    return found;
  }

  /** The driver reads most settings only when it needs them, long after the start. */
  private static void requireForms(Config config, Config reference) {
    reference
        .entrySet()
        .forEach(
            setting -> {
              String name = setting.getKey();
              switch (setting.getValue().valueType()) {
                case NUMBER -> config.getNumber(name);
                case BOOLEAN -> config.getBoolean(name);
                case STRING -> {
                  if (DURATION.matcher(reference.getString(name)).matches()) {
                    config.getDuration(name);
                  }
                }
                default -> {}
              }
            });
  }

  private static Config parse(Path file) {
    var options =
        ConfigParseOptions.defaults()
            .setAllowMissing(false)
            .setSyntax(ConfigSyntax.CONF)
            .setIncluder(SentIncludes.FIRST_BESIDE_THE_FILE);
    Config config = ConfigFactory.parseFile(file.toFile(), options);
    if (!config.isEmpty() && !config.hasPathOrNull(SECTION)) {
      throw new IllegalArgumentException(
          "the Cassandra configuration %s has no section %s: put the settings of the driver into one"
              .formatted(file, SECTION));
    }
    return config;
  }

  /** What is wrong and where, without what stands there, which may be a password. */
  static String problem(ConfigException e) {
    String place =
        Optional.ofNullable(e.origin())
            .filter(origin -> origin.lineNumber() > 0)
            .map(DriverSettings::place)
            .orElse("");
    if (e instanceof ConfigException.UnresolvedSubstitution) {
      return place + "a ${...} there has no value";
    }
    if (e instanceof ConfigException.IO) {
      return place + "it or a file that it requires is not there or may not be read";
    }
    Matcher name = NAME.matcher(String.valueOf(e.getMessage()));
    return name.find()
        ? place + "the value of %s is missing or not of the right form".formatted(name.group())
        : place + "not in the form of HOCON or JSON; see to quotes, braces and commas";
  }

  private static String place(ConfigOrigin origin) {
    String file = Optional.ofNullable(origin.filename()).map(name -> " of " + name).orElse("");
    return "line " + origin.lineNumber() + file + ": ";
  }
}
