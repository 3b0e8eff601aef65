package com.objectstream.sales.job.cassandra.session;

import com.objectstream.sales.command.connection.SentFiles;
import com.typesafe.config.ConfigException;
import com.typesafe.config.ConfigFactory;
import com.typesafe.config.ConfigIncludeContext;
import com.typesafe.config.ConfigIncluder;
import com.typesafe.config.ConfigObject;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/**
 * Finds what a configuration includes: beside the file that includes it, as usual, otherwise by its
 * name among the files that were sent along with the job.
 *
 * @param beside the usual way, once the library has said which that is
 */
record SentIncludes(Optional<ConfigIncluder> beside) implements ConfigIncluder {
  static final SentIncludes FIRST_BESIDE_THE_FILE = new SentIncludes(Optional.empty());

  @Override
  public ConfigIncluder withFallback(ConfigIncluder fallback) {
    return new SentIncludes(Optional.of(fallback));
  }

  @Override
  public ConfigObject include(ConfigIncludeContext context, String what) {
    Path sent = SentFiles.find(Path.of(what));
    try {
      ConfigObject usual =
          beside.map(way -> way.include(context, what)).orElse(ConfigFactory.empty().root());
      return usual.isEmpty() && Files.exists(sent) ? parsed(context, sent) : usual;
    } catch (ConfigException.IO e) { // it is required, and is not there
      if (Files.exists(sent)) {
        return parsed(context, sent);
      }
      throw e;
    }
  }

  private static ConfigObject parsed(ConfigIncludeContext context, Path file) {
    return ConfigFactory.parseFile(file.toFile(), context.parseOptions()).root();
  }
}
