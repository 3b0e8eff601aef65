package com.objectstream.sales.local.server.process;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;

/** The servers that were started together and end together. Safe to use from several threads. */
public final class ServerGroup {
  private static final String DATA_GONE = ", and the data is gone: 'up --dir' keeps it";

  private final Optional<Path> temporary;
  private final List<ServerProcess> servers = new ArrayList<>();
  private boolean ended;

  /**
   * @param temporary the folder to delete should this process end before its servers, if any
   */
  public ServerGroup(Optional<Path> temporary) {
    this.temporary = temporary;
  }

  /**
   * Starts a server without waiting until it works.
   *
   * @throws IllegalStateException if it cannot be started or the group has ended
   */
  public synchronized ServerProcess launch(ServerCommand command, ReadinessProbe probe) {
    if (ended) {
      throw new IllegalStateException("stopped before " + command.name() + " was started");
    }
    ServerProcess server = new ServerProcess(command, probe, temporary);
    servers.add(server);
    return server;
  }

  /** Lets all end in order, at the same time; no more can be started. */
  public void stop() {
    List<ServerProcess> all = end();
    all.forEach(ServerProcess::askToStop);
    all.forEach(ServerProcess::stop);
  }

  /** Ends all at once, with what they have started; no more can be started. */
  public void kill() {
    List<ServerProcess> all = end();
    List<ProcessHandle> theirs = all.stream().flatMap(ServerProcess::descendants).toList();
    all.forEach(ServerProcess::kill);
    theirs.forEach(ProcessHandle::destroyForcibly);
  }

  /** Completes when the first server ends, with the reason and what becomes of the rest. */
  public synchronized CompletableFuture<IllegalStateException> firstExit() {
    var first = new CompletableFuture<ServerProcess>();
    servers.forEach(server -> server.onExit().thenAccept(first::complete));
    String rest = "; the other servers are stopped too" + (temporary.isPresent() ? DATA_GONE : "");
    return first.thenApply(server -> new IllegalStateException(server.ended().getMessage() + rest));
  }

  private synchronized List<ServerProcess> end() {
    ended = true;
    return List.copyOf(servers);
  }
}
