package com.objectstream.sales.job.cassandra.session;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DriverSettingsTest {
  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "datastax-java-driver { basic.request.timeout = 7 seconds }",
        "{ datastax-java-driver { basic { request { timeout = 7 seconds } } } }",
        "\n\n{\n  datastax-java-driver.basic.request.timeout = 7 seconds\n}\n",
        "{\"datastax-java-driver\": {\"basic\": {\"request\": {\"timeout\": \"7 seconds\"}}}}",
        "\ufeffdatastax-java-driver.basic.request.timeout = 7 seconds",
      })
  void takesHoconAndJsonOverThisProjectsOwn(String text) throws IOException {
    DriverExecutionProfile settings = settings(write("driver.conf", text));

    assertThat(settings.getDuration(DefaultDriverOption.REQUEST_TIMEOUT))
        .isEqualTo(Duration.ofSeconds(7));
    assertThat(settings.getString(DefaultDriverOption.REQUEST_CONSISTENCY))
        .isEqualTo("LOCAL_QUORUM");
    assertThat(settings.getInt(DefaultDriverOption.REQUEST_PAGE_SIZE)).isEqualTo(5_000);
  }

  @Test
  void looksForWhatIsIncludedBesideTheFile() throws IOException {
    write("secret.conf", "datastax-java-driver.advanced.auth-provider.password = \"hunter2\"");
    Path file =
        write(
            "driver.conf",
            """
            include "secret.conf"
            datastax-java-driver.basic.request.timeout = 7 seconds
            """);

    DriverExecutionProfile settings = settings(file);

    assertThat(settings.getString(DefaultDriverOption.AUTH_PROVIDER_PASSWORD)).isEqualTo("hunter2");
    assertThat(settings.getDuration(DefaultDriverOption.REQUEST_TIMEOUT))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void looksForWhatIsNotBesideTheFileAmongTheFilesThatWereSent() throws IOException {
    Path elsewhere = Files.createDirectory(folder.resolve("elsewhere"));
    Path secret =
        Files.writeString(
            elsewhere.resolve("secret.conf"),
            "datastax-java-driver.advanced.auth-provider.password = \"hunter2\"");
    Path store = Files.createFile(elsewhere.resolve("trust.p12"));
    Path file =
        write(
            "driver.conf",
            """
            include required("secret.conf")
            datastax-java-driver.advanced.ssl-engine-factory.truststore-path = trust.p12
            """);
    System.setProperty("spark.files", secret + "," + store.toUri());
    try {
      DriverExecutionProfile settings = settings(file);

      assertThat(settings.getString(DefaultDriverOption.AUTH_PROVIDER_PASSWORD))
          .isEqualTo("hunter2");
      assertThat(settings.getString(DefaultDriverOption.SSL_TRUSTSTORE_PATH))
          .isEqualTo(store.toString());
    } finally {
      System.clearProperty("spark.files");
    }
  }

  @Test
  void isOneTextWithAllThatItIncludesForAnotherMachine() throws IOException {
    write("secret.conf", "datastax-java-driver.advanced.auth-provider.password = ${word}");
    Path file =
        write(
            "driver.conf",
            """
            word = "hunter2"
            include "secret.conf"
            datastax-java-driver.basic.request.timeout = 7 seconds
            """);

    assertThat(DriverSettings.portable(file))
        .isEqualTo(
            "{\"datastax-java-driver\":{\"advanced\":{\"auth-provider\":{\"password\":\"hunter2\"}},\"basic\":{\"request\":{\"timeout\":\"7 seconds\"}}},\"word\":\"hunter2\"}");
    Path there = write("there.conf", DriverSettings.portable(file));
    assertThat(settings(there).getDuration(DefaultDriverOption.REQUEST_TIMEOUT))
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void isThisProjectsOwnWithoutAFile() {
    assertThat(
            DriverSettings.loader(Optional.empty())
                .getInitialConfig()
                .getDefaultProfile()
                .getDuration(DefaultDriverOption.REQUEST_TIMEOUT))
        .isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void namesFileAndLineOfAMistakeWithoutTheValue() throws IOException {
    Path open = write("open.conf", "datastax-java-driver {\n  a = \"hunter2\n}\n");
    refuses(open, "line 2 of " + open + ": not in the form of HOCON or JSON; see to quotes,");
    Path unresolved = write("u.conf", "\n\ndatastax-java-driver { password = ${hunter2} }");
    refuses(unresolved, "line 3 of " + unresolved + ": a ${...} there has no value");
    write("inner.conf", "\n\n\nx = {hunter2");
    Path outer = write("outer.conf", "include \"inner.conf\"\ndatastax-java-driver {}");
    refuses(outer, "line 4 of " + folder.resolve("inner.conf") + ": not in the form of HOCON");
    Path required = write("r.conf", "include required(\"gone.conf\")\ndatastax-java-driver {}");
    refuses(required, "it or a file that it requires is not there or may not be read");
  }

  @Test
  void refusesAFileWithoutTheDriversSection() throws IOException {
    Path file = write("driver.conf", "basic.request.timeout = 7 seconds");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(file))
        .withMessage(
            "the Cassandra configuration %s has no section datastax-java-driver: put the settings of the driver into one"
                .formatted(file));
  }

  private static void refuses(Path file, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> settings(file))
        .withMessageStartingWith("cannot read the Cassandra configuration " + file + ": " + why)
        .withMessageNotContaining("hunter2")
        .withNoCause();
  }

  private static DriverExecutionProfile settings(Path file) {
    return DriverSettings.loader(Optional.of(file)).getInitialConfig().getDefaultProfile();
  }

  private Path write(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text);
  }
}
