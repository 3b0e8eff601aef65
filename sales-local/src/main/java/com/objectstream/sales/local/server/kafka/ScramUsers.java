package com.objectstream.sales.local.server.kafka;

import com.objectstream.sales.command.connection.KafkaConnection;
import java.util.HashMap;
import java.util.List;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ScramCredentialInfo;
import org.apache.kafka.clients.admin.ScramMechanism;
import org.apache.kafka.clients.admin.UserScramCredentialUpsertion;

/**
 * The users of brokers that ask for a login by SCRAM.
 *
 * @param kafka reached by someone who may do anything
 */
public record ScramUsers(KafkaConnection kafka) {
  private static final int ITERATIONS = 4_096; // the least that Kafka takes

  /** Makes a user, or changes its password: connections that are open stay so. */
  public void set(String user, String password) {
    var wanted =
        new UserScramCredentialUpsertion(
            user, new ScramCredentialInfo(ScramMechanism.SCRAM_SHA_512, ITERATIONS), password);
    try (Admin admin = Admin.create(new HashMap<String, Object>(kafka.properties()))) {
      admin.alterUserScramCredentials(List.of(wanted)).all().get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while making user " + user, e);
    } catch (ExecutionException e) {
      throw new IllegalStateException("cannot make user " + user + ": " + e.getMessage(), e);
    }
  }
}
