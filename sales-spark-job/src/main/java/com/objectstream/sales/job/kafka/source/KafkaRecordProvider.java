package com.objectstream.sales.job.kafka.source;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.sql.connector.catalog.SupportsRead;
import org.apache.spark.sql.connector.catalog.Table;
import org.apache.spark.sql.connector.catalog.TableCapability;
import org.apache.spark.sql.connector.catalog.TableProvider;
import org.apache.spark.sql.connector.expressions.Transform;
import org.apache.spark.sql.connector.read.Scan;
import org.apache.spark.sql.connector.read.ScanBuilder;
import org.apache.spark.sql.connector.read.streaming.MicroBatchStream;
import org.apache.spark.sql.kafka010.KafkaSourceProvider;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.sql.util.CaseInsensitiveStringMap;

/**
 * A Kafka source for streams with the columns and options of Spark's own, which still does all that
 * is done once a batch: offsets, limits, checks for lost records, commits. What is done for each
 * record is different: see {@link KafkaRecordStream}.
 */
public final class KafkaRecordProvider implements TableProvider {
  /** Option: offsets at which a stretch ends, as {@link StretchLimit} writes them. */
  static final String STRETCH_ENDS = "salesStretchEnds";

  @Override
  @SuppressWarnings("deprecation") // Spark's table has no other way to tell its schema
  public StructType inferSchema(CaseInsensitiveStringMap options) {
    return sparks(options).schema();
  }

  @Override
  public Table getTable(
      StructType schema, Transform[] partitioning, Map<String, String> properties) {
    var options = new CaseInsensitiveStringMap(properties);
    return new RecordTable(sparks(options), Optional.ofNullable(options.get(STRETCH_ENDS)));
  }

  private static SupportsRead sparks(CaseInsensitiveStringMap options) {
    return (SupportsRead) new KafkaSourceProvider().getTable(options);
  }

  private record RecordTable(SupportsRead sparks, Optional<String> stretchEnds)
      implements SupportsRead {
    @Override
    public String name() {
      return sparks.name();
    }

    @Override
    @SuppressWarnings("deprecation") // what Spark asks for
    public StructType schema() {
      return sparks.schema();
    }

    @Override
    public Set<TableCapability> capabilities() {
      return Set.of(TableCapability.MICRO_BATCH_READ);
    }

    @Override
    public ScanBuilder newScanBuilder(CaseInsensitiveStringMap options) {
      Scan scan = sparks.newScanBuilder(options).build();
      return () -> new RecordScan(scan, stretchEnds);
    }
  }

  private record RecordScan(Scan sparks, Optional<String> stretchEnds) implements Scan {
    @Override
    public StructType readSchema() {
      return sparks.readSchema();
    }

    @Override
    public String description() {
      return sparks.description();
    }

    @Override
    public MicroBatchStream toMicroBatchStream(String checkpointLocation) {
      return new KafkaRecordStream(
          sparks.toMicroBatchStream(checkpointLocation), stretchEnds.map(StretchLimit::parse));
    }
  }
}
