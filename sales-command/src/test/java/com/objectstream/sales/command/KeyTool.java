package com.objectstream.sales.command;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** The JDK's program for key stores. */
public final class KeyTool {
  public static final String PASSWORD = "secret12";

  private KeyTool() {}

  /** A key and its certificate, signed by itself, for a server of that name. */
  public static void makeKeyStore(Path store, String host, String... more)
      throws IOException, InterruptedException {
    var command =
        new ArrayList<String>(
            List.of(Path.of(System.getProperty("java.home"), "bin", "keytool").toString()));
    command.addAll(List.of("-genkeypair", "-alias", "server", "-keyalg", "EC", "-validity", "1"));
    command.addAll(List.of("-dname", "CN=" + host, "-storepass", PASSWORD));
    command.addAll(List.of("-keystore", store.toString()));
    command.addAll(List.of(more));
    Process run = new ProcessBuilder(command).redirectErrorStream(true).start();
    var output = new String(run.getInputStream().readAllBytes(), UTF_8);
    assertThat(run.waitFor()).as(output).isZero();
  }
}
