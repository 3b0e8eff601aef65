package com.objectstream.sales.command.connection;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HostPortTest {
  @Test
  void readsNamesAndAddresses() {
    assertThat(HostPort.parse("cassandra-1.shop.example:9042"))
        .isEqualTo(new HostPort("cassandra-1.shop.example", 9042));
    assertThat(HostPort.parse(" 127.0.0.1:1 ")).isEqualTo(new HostPort("127.0.0.1", 1));
    assertThat(HostPort.parse("[::1]:65535")).isEqualTo(new HostPort("::1", 65535));
  }

  @ParameterizedTest
  @ValueSource(strings = {"127.0.0.1:9042", "[::1]:9042", "localhost:9042"})
  void writesWhatItReads(String text) {
    assertThat(HostPort.parse(text)).hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "localhost", "localhost:", ":9042", "::1:9042", "a:b", "a:1,b:2"})
  void refusesAnotherForm(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostPort.parse(text))
        .withMessage("'" + text + "' is not HOST:PORT, for example 127.0.0.1:9042 or [::1]:9042");
  }

  @ParameterizedTest
  @ValueSource(strings = {"localhost:0", "localhost:65536", "localhost:99999"})
  void refusesAPortThatDoesNotExist(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> HostPort.parse(text))
        .withMessageContaining("is not one of 1 to 65535");
  }
}
