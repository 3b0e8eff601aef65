package com.objectstream.sales.it.harness;

import static org.junit.jupiter.api.Assumptions.abort;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * Programs that start another one as a user, or on a machine, of another kind. They are of Linux;
 * where none of those that would do works, the test that needs it is skipped and says so.
 */
public final class OtherRights {
  private OtherRights() {}

  /** Without the right of the superuser to write everywhere; whoever is another has no such. */
  public static List<String> ofNobodySpecial(Path readOnly) {
    return readOnly.toFile().canWrite()
        ? firstThatWorks(
            "give up the rights of the superuser",
            List.of("setpriv", "--bounding-set=-all", "--inh-caps=-all"))
        : List.of();
  }

  /** As a user id that has no name; it may read what this process may. */
  public static List<String> ofAUserWithoutAName() {
    return firstThatWorks(
        "start a program as a user without a name",
        List.of(
            "setpriv",
            "--reuid=12345",
            "--clear-groups",
            "--inh-caps=+dac_read_search",
            "--ambient-caps=+dac_read_search"),
        List.of("unshare", "--user", "--map-user=12345"));
  }

  /** On a machine where this directory is mounted {@code noexec}. */
  public static List<String> whereNothingRunsIn(Path directory) {
    return whereMounted(directory, "mount -t tmpfs -o noexec tmpfs \"$0\"");
  }

  /** On a machine where this directory has room for so many KiB. */
  public static List<String> whereNoMoreFitsIn(Path directory, int kibibytes) {
    return whereMounted(
        directory,
        "mount -t tmpfs -o size=%dk tmpfs \"$0\" && head -c 4096 /dev/zero > \"$0/other\""
            .formatted(kibibytes + 4));
  }

  private static List<String> whereMounted(Path directory, String mounting) {
    var mount = List.of("--mount", "sh", "-c", mounting + " && exec \"$@\"", directory.toString());
    return firstThatWorks(
        "mount a directory",
        join(List.of("unshare"), mount),
        join(List.of("unshare", "--map-root-user"), mount));
  }

  private static List<String> join(List<String> first, List<String> rest) {
    var both = new ArrayList<>(first);
    both.addAll(rest);
    return both;
  }

  @SafeVarargs
  private static List<String> firstThatWorks(String wish, List<String>... programs) {
    for (List<String> program : programs) {
      if (works(join(program, List.of("true")))) {
        return program;
      }
    }
    return abort("this user cannot " + wish + " on this machine");
  }

  private static boolean works(List<String> command) {
    try {
      return new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(Redirect.DISCARD)
              .start()
              .waitFor()
          == 0;
    } catch (IOException e) {
      return false;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
