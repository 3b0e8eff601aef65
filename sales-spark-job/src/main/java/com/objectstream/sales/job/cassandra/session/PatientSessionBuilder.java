package com.objectstream.sales.job.cassandra.session;

import com.datastax.oss.driver.api.core.CqlSessionBuilder;
import com.datastax.oss.driver.api.core.DriverTimeoutException;
import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverConfigLoader;
import com.datastax.oss.driver.api.core.context.DriverContext;
import com.datastax.oss.driver.api.core.session.ProgrammaticArguments;
import com.datastax.oss.driver.internal.core.context.DefaultDriverContext;
import com.datastax.oss.driver.internal.core.metadata.schema.queries.SchemaQueriesFactory;
import com.datastax.oss.driver.internal.core.metadata.schema.queries.SchemaRows;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/**
 * Builds sessions that can be asked about the tables while the node that tells of them is lost: the
 * question waits for the connection to the next one, up to {@code
 * advanced.metadata.schema.request-timeout}, and then fails with a {@link DriverTimeoutException}.
 *
 * <p>Such a question to the driver's own session fails at once, and each later one never ends:
 * scylladb/java-driver#841, in driver 4.18.1 alike.
 */
final class PatientSessionBuilder extends CqlSessionBuilder {
  private static final Executor NEXT_TRY =
      CompletableFuture.delayedExecutor(100, TimeUnit.MILLISECONDS);

  @Override
  protected DriverContext buildContext(DriverConfigLoader loader, ProgrammaticArguments arguments) {
    return new DefaultDriverContext(loader, arguments) {
      @Override
      protected SchemaQueriesFactory buildSchemaQueriesFactory() {
        SchemaQueriesFactory queries = super.buildSchemaQueriesFactory();
        Duration limit =
            getConfig()
                .getDefaultProfile()
                .getDuration(DefaultDriverOption.METADATA_SCHEMA_REQUEST_TIMEOUT);
        return () -> () -> rows(queries, System.nanoTime() + limit.toNanos());
      }
    };
  }

  private static CompletionStage<SchemaRows> rows(SchemaQueriesFactory queries, long deadline) {
    try {
      return queries.newInstance().execute();
    } catch (IllegalStateException lost) {
      if (System.nanoTime() - deadline > 0) {
        return CompletableFuture.failedFuture(
            new DriverTimeoutException("no answer about its tables: " + lost.getMessage()));
      }
      return CompletableFuture.supplyAsync(() -> rows(queries, deadline), NEXT_TRY)
          .thenCompose(Function.identity());
    }
  }
}
