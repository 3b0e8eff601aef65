package com.objectstream.sales.job.cassandra;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.command.connection.HostPort;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import javax.net.ServerSocketFactory;

/** A node that speaks the native protocol just far enough to refuse a login. */
public final class FakeCassandra implements AutoCloseable {
  private static final int OPTIONS = 0x05;
  private static final int STARTUP = 0x01;
  private static final int ERROR = 0x00;
  private static final int AUTHENTICATE = 0x03;
  private static final int SUPPORTED = 0x06;
  private static final int BAD_CREDENTIALS = 0x0100;

  private final ServerSocket socket;

  private FakeCassandra(ServerSocket socket) {
    this.socket = socket;
    var answers = new Thread(this::answerAll, "fake-cassandra");
    answers.setDaemon(true);
    answers.start();
  }

  public static FakeCassandra start(ServerSocketFactory sockets) throws IOException {
    return new FakeCassandra(sockets.createServerSocket(0, 50, InetAddress.getLoopbackAddress()));
  }

  public HostPort address() {
    return new HostPort("127.0.0.1", socket.getLocalPort());
  }

  private void answerAll() {
    while (!socket.isClosed()) {
      try (Socket connection = socket.accept()) {
        answer(connection);
      } catch (IOException e) {
        // The client has gone, or the test is over
      }
    }
  }

  private static void answer(Socket connection) throws IOException {
    var in = new DataInputStream(connection.getInputStream());
    var out = new DataOutputStream(connection.getOutputStream());
    while (true) {
      in.readByte(); // version
      in.readByte(); // flags
      short stream = in.readShort();
      int opcode = in.readByte();
      in.skipNBytes(in.readInt());
      switch (opcode) {
        case OPTIONS -> send(out, stream, SUPPORTED, body -> body.writeShort(0));
        case STARTUP ->
            send(out, stream, AUTHENTICATE, body -> string(body, "PasswordAuthenticator"));
        default ->
            send(
                out,
                stream,
                ERROR,
                body -> {
                  body.writeInt(BAD_CREDENTIALS);
                  string(body, "Provided username sales and/or password are incorrect");
                });
      }
    }
  }

  private interface Body {
    void write(DataOutputStream out) throws IOException;
  }

  private static void send(DataOutputStream out, short stream, int opcode, Body body)
      throws IOException {
    var bytes = new ByteArrayOutputStream();
    body.write(new DataOutputStream(bytes));
    out.writeByte(0x84); // a response of protocol version 4
    out.writeByte(0);
    out.writeShort(stream);
    out.writeByte(opcode);
    out.writeInt(bytes.size());
    bytes.writeTo(out);
    out.flush();
  }

  private static void string(DataOutputStream out, String text) throws IOException {
    byte[] bytes = text.getBytes(UTF_8);
    out.writeShort(bytes.length);
    out.write(bytes);
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
