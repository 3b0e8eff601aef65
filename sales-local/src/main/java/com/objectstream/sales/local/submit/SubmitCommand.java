package com.objectstream.sales.local.submit;

import static com.objectstream.sales.command.OptionValues.valid;
import static com.objectstream.sales.command.OptionValues.wrong;

import com.objectstream.sales.command.SalesCommandLine;
import com.objectstream.sales.command.process.StopSignal;
import java.lang.ProcessBuilder.Redirect;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Unmatched;

/** {@code submit}: the packaged job on a standalone Spark cluster. */
@Command(
    name = "submit",
    customSynopsis =
        "sales submit [stream | totals stream | totals rebuild] --master=URL [OPTIONS of both]",
    description = {
      "Hands the packaged job to a standalone Spark cluster, with the options of 'stream', or of the totals.",
      "In client mode the driver is here, and all is as with 'stream'. In cluster mode it is on a worker:"
          + " its name goes to stdout, and this ends."
    },
    footer = {
      "",
      "'sales stream --help' shows the options of the job. On a cluster --checkpoint has to be given,",
      "as a folder or URL that every machine reaches."
    },
    sortOptions = false)
public final class SubmitCommand implements Callable<Integer> {
  private static final Logger LOG = LoggerFactory.getLogger(SubmitCommand.class);
  private static final String SUBMIT = "org.apache.spark.deploy.SparkSubmit";
  private static final String VERBOSE = "--verbose";
  private static final String CONFIG = "--config";

  @Spec private CommandSpec spec;

  @Option(
      names = "--master",
      paramLabel = "URL",
      description =
          "master of the cluster, such as spark://127.0.0.1:7077; it has to be given, as there is no"
              + " default")
  private Optional<String> master;

  @Option(
      names = "--deploy-mode",
      paramLabel = "client|cluster",
      defaultValue = "client",
      description = "where the driver runs: here, or on a worker")
  private DeployMode deployMode;

  private enum DeployMode {
    CLIENT,
    CLUSTER
  }

  @Option(
      names = "--conf",
      paramLabel = "KEY=VALUE",
      showDefaultValue = Visibility.NEVER,
      description =
          "a setting of Spark, such as spark.executor.memory=4g; may be given again, by default none")
  private List<String> conf = new ArrayList<>();

  @Option(
      names = "--files",
      paramLabel = "FILE",
      description =
          "files to send along, several with commas, such as those of --kafka-config and key stores; in"
              + " cluster mode every machine has to reach them; by default none")
  private Optional<String> files;

  @Option(
      names = "--supervise",
      description = "in cluster mode: start the driver again whenever it fails")
  private boolean supervise;

  @Option(
      names = "--jar",
      paramLabel = "JAR",
      description =
          "the packaged job, by default that of this project; in cluster mode every worker has to"
              + " reach it")
  private Optional<String> jar;

  @Option(
      names = "--kill",
      paramLabel = "DRIVER",
      description =
          "ask a driver of cluster mode to end, and wait until it has; by default hand a job over")
  private Optional<String> kill;

  @Unmatched private List<String> arguments = new ArrayList<>();

  @Override
  public Integer call() throws Exception {
    MasterUrl url = masterUrl();
    if (kill.isPresent()) {
      url.requireAnswer();
      ClusterDriver.kill(url, kill.get());
      return 0;
    }
    List<String> submission = submission(url);
    url.requireAnswer();
    if (deployMode == DeployMode.CLUSTER) {
      String driver = ClusterDriver.submit(url, submission);
      LOG.info("to end the job in order: sales submit --master {} --kill {}", url.text(), driver);
      spec.commandLine().getOut().println(driver);
      return 0;
    }
    try (StopSignal stop = StopSignal.install();
        SparkProcess job =
            stop.closes(SparkProcess.start(SUBMIT, url, submission, Redirect.INHERIT, List.of()))) {
      return job.await();
    }
  }

  private MasterUrl masterUrl() {
    String url = master.orElseThrow(() -> wrong(spec, "missing required option: '--master=URL'"));
    return valid(spec, "", () -> MasterUrl.parse(url));
  }

  /** The arguments of {@code spark-submit}. */
  private List<String> submission(MasterUrl url) {
    SubmittedProgram program = SubmittedProgram.of(arguments);
    if (supervise && deployMode == DeployMode.CLIENT) {
      throw wrong(spec, "--supervise is for --deploy-mode cluster: here, start it again");
    }
    List<String> ofProgram = programArguments(program);
    var submission = new ArrayList<>(List.of("--master", url.text()));
    submission.addAll(List.of("--deploy-mode", deployMode.name().toLowerCase(Locale.ROOT)));
    submission.addAll(List.of("--class", program.mainClass()));
    (deployMode == DeployMode.CLUSTER ? ModuleOpens.added(conf) : conf)
        .forEach(setting -> submission.addAll(List.of("--conf", setting)));
    files.ifPresent(list -> submission.addAll(List.of("--files", list)));
    if (supervise) {
      submission.add("--supervise");
    }
    submission.add(jar.orElseGet(() -> PackagedJob.require().toString()));
    submission.addAll(ofProgram);
    return submission;
  }

  /** As the command of the same name would take them, or refuse them. */
  private List<String> programArguments(SubmittedProgram program) {
    var all = new ArrayList<>(List.of(program.word()));
    all.addAll(SubmittedProgram.withoutWord(arguments));
    value(CONFIG).ifPresent(file -> all.add(CONFIG + "=" + file));
    if (value(VERBOSE).filter("true"::equals).isPresent()) {
      all.add(VERBOSE);
    }
    List<String> merged = SalesCommandLine.arguments(spec.root().userObject(), all);
    return merged.subList(1, merged.size());
  }

  /** What is given of an option that every command has. */
  private Optional<String> value(String option) {
    Object value = spec.findOption(option).getValue();
    Optional<?> given = value instanceof Optional<?> some ? some : Optional.ofNullable(value);
    return given.map(Object::toString);
  }
}
