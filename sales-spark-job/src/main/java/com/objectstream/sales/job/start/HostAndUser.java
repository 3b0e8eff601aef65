package com.objectstream.sales.job.start;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.stream.Stream;
import org.apache.hadoop.security.UserGroupInformation;
import org.apache.spark.util.Utils;

/**
 * The names of this machine and of its user, for Spark and Hadoop, where the operating system knows
 * none: a host that no name server and no file lists, a user id of a container.
 */
final class HostAndUser {
  private static final String USER = "sales";

  private HostAndUser() {}

  /**
   * Spark looks its machine's name up even if {@code spark.driver.host} is set, when the first of
   * its settings is read: to be called before that. Not done where the environment names another
   * address.
   */
  static void nameHost(String address) {
    if (System.getenv("SPARK_LOCAL_IP") == null && System.getenv("SPARK_LOCAL_HOSTNAME") == null) {
      Utils.setCustomHostname(address);
    }
  }

  /** Hadoop's login asks for the name of the user id, and fails if there is none. */
  static void nameUser() {
    try {
      UserGroupInformation.getLoginUser();
    } catch (IOException e) {
      if (UserGroupInformation.isSecurityEnabled()) {
        throw new UncheckedIOException(e);
      }
      String name =
          Stream.of("HADOOP_USER_NAME", "SPARK_USER")
              .flatMap(variable -> Stream.ofNullable(System.getenv(variable)))
              .findFirst()
              .orElse(USER);
      UserGroupInformation.setLoginUser(UserGroupInformation.createRemoteUser(name));
    }
  }
}
