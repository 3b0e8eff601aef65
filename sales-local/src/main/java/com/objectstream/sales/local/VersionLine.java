package com.objectstream.sales.local;

import static java.util.stream.Collectors.joining;

import com.objectstream.sales.command.ProgramVersion;
import com.objectstream.sales.command.failure.PrintableText;
import java.io.File;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a report of an error should tell of the program and its surroundings: {@code sales=1.0.0
 * commit=0123456789ab spark=3.5.7 … os="Linux 6.1" cores=2 heap=1024MiB}. Versions of libraries are
 * those of the jars that are there, whatever the build asked for; of their paths nothing is told.
 *
 * @param program what was built
 * @param classPath of this process
 * @param kafkaJars class path of the broker that {@code up} starts, empty if it was not built
 * @param cassandraJars that of the Cassandra node
 * @param system properties of the JVM
 * @param heapBytes at most
 */
record VersionLine(
    ProgramVersion program,
    String classPath,
    String kafkaJars,
    String cassandraJars,
    Properties system,
    int cores,
    long heapBytes) {
  private static final String UNKNOWN = "unknown";

  @Override
  public String toString() {
    var told = new LinkedHashMap<String, String>();
    told.put("sales", program.version());
    told.put("commit", program.commit());
    told.put("spark", version("spark-sql_[\\d.]+", classPath));
    told.put("scala", version("scala-library", classPath));
    told.put("kafka-clients", version("kafka-clients", classPath));
    told.put("cassandra-connector", version("spark-cassandra-connector_[\\d.]+", classPath));
    told.put("cassandra-driver", version("java-driver-core-shaded", classPath));
    told.put("kafka", version("kafka_[\\d.]+", kafkaJars));
    told.put("cassandra", version("cassandra-all", cassandraJars));
    told.put("java", of("java.runtime.version"));
    told.put("jvm", of("java.vm.name") + ", " + of("java.vendor"));
    told.put("os", of("os.name") + " " + of("os.version"));
    told.put("arch", of("os.arch"));
    told.put("cores", String.valueOf(cores));
    told.put("heap", (heapBytes >> 20) + "MiB");
    return told.entrySet().stream().map(VersionLine::shown).collect(joining(" "));
  }

  private String of(String property) {
    return system.getProperty(property, UNKNOWN);
  }

  /** Of the first jar whose name begins so. */
  private static String version(String artifact, String path) {
    Pattern name = Pattern.compile(artifact + "-(\\d.*)\\.jar");
    return Pattern.compile(Pattern.quote(File.pathSeparator))
        .splitAsStream(path)
        .filter(jar -> !jar.isEmpty())
        .map(jar -> name.matcher(Path.of(jar).getFileName().toString()))
        .filter(Matcher::matches)
        .map(found -> found.group(1))
        .findFirst()
        .orElse(UNKNOWN);
  }

  private static String shown(Map.Entry<String, String> told) {
    String value = PrintableText.escaped(told.getValue());
    return told.getKey() + "=" + (value.contains(" ") ? '"' + value + '"' : value);
  }
}
