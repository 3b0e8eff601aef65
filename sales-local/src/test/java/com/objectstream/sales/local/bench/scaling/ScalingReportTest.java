package com.objectstream.sales.local.bench.scaling;

import static com.objectstream.sales.local.bench.contender.ContenderKind.CEILING;
import static com.objectstream.sales.local.bench.contender.ContenderKind.SALES;
import static org.assertj.core.api.Assertions.assertThat;

import com.objectstream.sales.local.bench.contender.ContenderKind;
import com.objectstream.sales.local.bench.measure.MeasuredFigures;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ScalingReportTest {
  private static final long ROWS = 1_000_000;
  private static final ScalingReport REPORT =
      new ScalingReport(
          List.of(
              result(SALES, ScalingCase.BASE, 100_000),
              result(SALES, ScalingCase.MANY_PARTITIONS, 40_000),
              result(SALES, ScalingCase.MOST_ROWS, 80_000),
              result(CEILING, ScalingCase.BASE, 160_000),
              result(CEILING, ScalingCase.MANY_PARTITIONS, 80_000)));

  @Test
  void comparesWhatIsKeptWithManyPartitionsAndTheTimeOfMoreRows() {
    assertThat(REPORT.parts().get("growth"))
        .isEqualTo(
            Map.of(
                "sales_kept",
                0.4,
                "ceiling_kept",
                0.5,
                "sales_kept_to_ceiling_kept",
                0.8,
                "sales_time_of_4_to_1",
                5.0));
  }

  @Test
  void showsEachCaseAgainstTheBaseOfItsContender() {
    assertThat(REPORT.lines().map(line -> line.replaceAll(" +", " ")))
        .startsWith(
            "contender Cassandra partitions Kafka partitions of base rows rows/s min max"
                + " Cassandra us/row client us/row Kafka us/row")
        .contains(
            "sales 20 4 1.00 1,000,000 100,000 100,000 100,000 9.0 9.0 9.0",
            "sales 50,000 4 0.40 1,000,000 40,000 40,000 40,000 9.0 9.0 9.0",
            "sales 20 4 0.80 4,000,000 80,000 80,000 80,000 9.0 9.0 9.0",
            "ceiling 20 - 1.00 1,000,000 160,000 160,000 160,000 9.0 9.0 9.0",
            "kept by sales : kept by ceiling 0.80",
            "time of sales, 4 times the rows : 1 time 5.00");
  }

  private static ScalingReport.CaseFigures result(
      ContenderKind kind, ScalingCase scalingCase, double speed) {
    var speeds = new MeasuredFigures.Spread(speed, speed, speed);
    var cpu = new MeasuredFigures.Spread(9, 9, 9);
    return new ScalingReport.CaseFigures(
        kind,
        scalingCase,
        scalingCase.cassandraPartitions(),
        new MeasuredFigures(
            ROWS * scalingCase.times(), 3, speeds, cpu, cpu, cpu, Optional.empty()));
  }
}
