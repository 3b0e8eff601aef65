package com.objectstream.sales.job.command;

import com.objectstream.sales.command.OptionFile;
import com.objectstream.sales.command.OptionValues;
import com.objectstream.sales.transform.SaleRules;
import java.nio.file.Path;
import java.util.Set;
import java.util.stream.Collectors;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The rules that a user adds to those of a sale, on the command line. */
final class RuleOptions {
  private static final String STORES = "--stores";

  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--max-item-sold",
      paramLabel = "N",
      description =
          "reject a sale of more items than this, sold or returned, as ITEM_SOLD_OUT_OF_RANGE; by"
              + " default none")
  private Integer maxItemSold;

  @Option(
      names = STORES,
      paramLabel = "FILE",
      description =
          "reject a sale whose store_id is no line of this file, as UNKNOWN_STORE; by default none")
  private Path stores;

  /**
   * The rules of the topic, and these.
   *
   * @throws ParameterException naming an option whose value makes no sense, or a file that cannot
   *     be read
   */
  SaleRules toRules() {
    SaleRules rules = SaleRules.standard();
    if (maxItemSold != null) {
      OptionValues.requireAtLeast(command, "--max-item-sold", maxItemSold, 0);
      rules = rules.maxItemSold(maxItemSold);
    }
    return stores == null ? rules : rules.stores(stores());
  }

  private Set<String> stores() {
    Set<String> known =
        OptionValues.valid(command, "", () -> OptionFile.read(stores, STORES))
            .lines()
            .filter(line -> !line.isBlank())
            .collect(Collectors.toUnmodifiableSet());
    if (known.isEmpty()) {
      throw OptionValues.wrong(
          command, "%s %s has no line: give a store_id a line".formatted(STORES, stores));
    }
    return known;
  }
}
