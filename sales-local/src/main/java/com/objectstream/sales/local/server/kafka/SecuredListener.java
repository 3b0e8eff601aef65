package com.objectstream.sales.local.server.kafka;

import com.objectstream.sales.local.server.process.Ports;
import com.objectstream.sales.local.server.security.ServerSecurity;
import java.util.List;
import java.util.SortedMap;

/**
 * Where a broker asks who one is: TLS, a login by SCRAM, and no right that was not granted. At its
 * other address, on loopback, there is no login: whoever sets it up and the broker itself use that,
 * and may do anything.
 */
record SecuredListener(int port, ServerSecurity security) {
  private static final String NAME = "SECURED";
  private static final String MECHANISM = "SCRAM-SHA-512";

  static SecuredListener onFreePort(ServerSecurity security) {
    return new SecuredListener(Ports.free(List.of(BrokerConfig.HOST)), security);
  }

  void addTo(SortedMap<String, String> config) {
    String listener = "," + NAME + "://" + this;
    config.merge("listeners", listener, String::concat);
    config.merge("advertised.listeners", listener, String::concat);
    config.merge("listener.security.protocol.map", "," + NAME + ":SASL_SSL", String::concat);
    config.put("sasl.enabled.mechanisms", MECHANISM);
    config.put(
        "listener.name.secured.scram-sha-512.sasl.jaas.config",
        "org.apache.kafka.common.security.scram.ScramLoginModule required;");
    config.put("ssl.keystore.location", security.keyStore().toString());
    config.put("ssl.keystore.password", security.storePassword());
    config.put("ssl.keystore.type", "PKCS12");
    config.put("authorizer.class.name", "org.apache.kafka.metadata.authorizer.StandardAuthorizer");
    config.put("super.users", "User:ANONYMOUS;User:" + ServerSecurity.KAFKA_ADMIN);
  }

  @Override
  public String toString() {
    return ServerSecurity.HOST + ":" + port;
  }
}
