package com.objectstream.sales.job.command;

import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.job.http.PagePassword;
import com.objectstream.sales.job.http.WebAddress;
import com.objectstream.sales.job.page.JobServers;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** How a job is seen from outside, on the command line. */
final class MonitorOptions {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--metrics-port",
      paramLabel = "PORT",
      description =
          "serve /metrics for Prometheus, /-/healthy and /-/ready there, by default nowhere; 0 takes"
              + " any free port")
  private Optional<Integer> metricsPort;

  @Option(
      names = "--metrics-host",
      paramLabel = "HOST",
      description = "address to serve metrics at")
  private String metricsHost = WebAddress.LOOPBACK;

  @Option(
      names = "--page-port",
      paramLabel = "PORT",
      description = "serve a page for people there, by default nowhere; 0 takes any free port")
  private Optional<Integer> pagePort;

  @Option(
      names = "--page-host",
      paramLabel = "HOST",
      description =
          "address to serve the page at; any but a loopback one needs --page-password-file")
  private String pageHost = WebAddress.LOOPBACK;

  @Option(
      names = "--page-password-file",
      paramLabel = "FILE",
      description =
          "file of one line user:password that the page asks for, by default none; it travels as"
              + " it is, so put TLS in front where others listen")
  private Optional<Path> passwordFile;

  @Option(
      names = "--consumer-group",
      paramLabel = "NAME",
      description =
          "commit the offsets of committed batches for this group too, by default for none, so that"
              + " Kafka's tools show the lag; they are never read")
  private Optional<String> consumerGroup;

  /**
   * Where the job is to be seen.
   *
   * @throws ParameterException naming an option whose value makes no sense
   */
  JobServers.Settings toSettings() {
    Optional<WebAddress> metrics =
        metricsPort.map(port -> address("--metrics-port", metricsHost, port));
    Optional<WebAddress> page = pagePort.map(port -> address("--page-port", pageHost, port));
    if (page.isPresent() && !page.get().isLoopback() && passwordFile.isEmpty()) {
      throw OptionValues.wrong(
          command,
          "--page-host %s can be reached from other machines: give --page-password-file"
              .formatted(pageHost));
    }
    if (metrics.isPresent() && metrics.equals(page) && metrics.get().port() != 0) {
      throw OptionValues.wrong(
          command, "--metrics-port and --page-port are both %s: give two".formatted(page.get()));
    }
    if (consumerGroup.filter(String::isBlank).isPresent()) {
      throw OptionValues.wrong(command, "--consumer-group is blank: give a name");
    }
    return new JobServers.Settings(
        metrics,
        page,
        passwordFile.map(file -> OptionValues.valid(command, "", () -> PagePassword.read(file))));
  }

  Optional<String> consumerGroup() {
    return consumerGroup;
  }

  private WebAddress address(String option, String host, int port) {
    return OptionValues.valid(command, option + ": ", () -> new WebAddress(host, port));
  }
}
