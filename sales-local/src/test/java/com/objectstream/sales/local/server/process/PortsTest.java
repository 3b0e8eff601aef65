package com.objectstream.sales.local.server.process;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PortsTest {
  private static final String LOOPBACK = "127.0.0.1";

  @ParameterizedTest
  @ValueSource(strings = {LOOPBACK, "0.0.0.0"})
  void refusesAPortThatIsTakenOnThisOrOnAllAddresses(String address) throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(address))) {
      int port = socket.getLocalPort();

      assertThatIllegalStateException()
          .isThrownBy(() -> Ports.requireFree(LOOPBACK, port, "--kafka-port"))
          .withMessage(
              "port %d on 127.0.0.1 is taken: stop what uses it or choose another with --kafka-port",
              port);
    }
  }

  @Test
  void findsAPortThatIsFree() {
    int port = Ports.free(List.of(LOOPBACK));

    assertThatCode(() -> Ports.requireFree(LOOPBACK, port, "--kafka-port"))
        .doesNotThrowAnyException();
  }
}
