package com.objectstream.sales.job.start;

import com.globalmentor.apache.hadoop.fs.BareLocalFileSystem;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.CommonConfigurationKeys;
import org.apache.spark.SparkConf;
import org.apache.spark.deploy.SparkHadoopUtil;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.execution.streaming.FileSystemBasedCheckpointFileManager;
import org.apache.spark.sql.internal.SQLConf;

/** The settings of Spark, all in this place. What {@code spark-submit} was given goes first. */
public final class SparkSettings {
  private static final String LOOPBACK = "127.0.0.1";
  private static final String MASTER = "spark.master";

  private SparkSettings() {}

  /** The session of this process, made at the first call. */
  public static SparkSession session() {
    return SparkSession.builder().config(conf()).getOrCreate();
  }

  private static SparkConf conf() {
    if (System.getProperty(MASTER, "local").startsWith("local")) {
      HostAndUser.nameHost(LOOPBACK);
    }
    HostAndUser.nameUser();
    var conf = new SparkConf();
    if (!conf.contains(MASTER)) {
      onThisMachine(conf);
    }
    conf.setIfMissing("spark.app.name", "sales-stream");
    // Days come from --zone; this keeps Spark's own functions and the logs off the machine's zone.
    conf.setIfMissing("spark.sql.session.timeZone", "UTC");
    conf.setIfMissing(
        "spark.redaction.regex",
        "(?i)secret|password|passphrase|token|access[.]?key|credential|jaas|keystore");
    // A checkpoint names clusters, topics and tables: its own user's to read
    conf.setIfMissing("spark.hadoop." + CommonConfigurationKeys.FS_PERMISSIONS_UMASK_KEY, "077");
    // A batch's task is sent in blocks of memory that is cleared first: 4 MB to hold 20 KB
    conf.setIfMissing("spark.broadcast.blockSize", "64k");
    // Spark closes its Kafka clients last, which may wait for a broker that does not answer
    conf.setIfMissing("spark.sql.streaming.stopTimeout", "5s");
    return conf;
  }

  /** Whether Spark runs in this process alone. */
  static boolean isLocal() {
    return conf().get(MASTER).startsWith("local");
  }

  /**
   * Hadoop's settings as the session has them: they choose the classes for a checkpoint's files.
   */
  static Configuration hadoop() {
    SparkConf conf = conf();
    Configuration hadoop = SparkHadoopUtil.get().newConfiguration(conf);
    String manager = SQLConf.STREAMING_CHECKPOINT_FILE_MANAGER_CLASS().parent().key();
    if (conf.contains(manager)) {
      hadoop.set(manager, conf.get(manager));
    }
    return hadoop;
  }

  /**
   * Without {@code spark-submit}: every core, loopback only, no web server. A task has one attempt,
   * which waits for servers by itself: another would only wait as long again.
   */
  private static void onThisMachine(SparkConf conf) {
    conf.set(MASTER, "local[*]");
    conf.setIfMissing("spark.driver.host", LOOPBACK);
    conf.setIfMissing("spark.driver.bindAddress", LOOPBACK);
    conf.setIfMissing("spark.ui.enabled", "false");
    // Carries what a task waits for; within one process it costs nothing
    conf.setIfMissing("spark.executor.heartbeatInterval", "1s");
    checkpointWithoutProcesses(conf);
  }

  /**
   * Without Hadoop's native library its local file system starts a process for each file it
   * renames, 40 ms a commit; this one asks Java. Renames keep their rules: see {@code
   * LocalCheckpointFilesTest}.
   */
  static void checkpointWithoutProcesses(SparkConf conf) {
    conf.setIfMissing(
        SQLConf.STREAMING_CHECKPOINT_FILE_MANAGER_CLASS().parent().key(),
        FileSystemBasedCheckpointFileManager.class.getName());
    conf.setIfMissing("spark.hadoop.fs.file.impl", BareLocalFileSystem.class.getName());
  }
}
