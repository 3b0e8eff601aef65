package com.objectstream.sales.it.harness;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.objectstream.sales.job.kafka.ResponseDeadline;
import com.objectstream.sales.job.reject.RejectFilter;
import com.objectstream.sales.job.reject.replay.RejectReplay;
import com.objectstream.sales.job.reject.replay.ReplayAccount;
import com.objectstream.sales.transform.Reject;
import com.objectstream.sales.transform.RejectReason;
import com.objectstream.sales.transform.source.RejectHeaders;
import com.objectstream.sales.transform.source.SourcePosition;
import org.apache.kafka.clients.producer.ProducerRecord;

/** Records of a pipeline's dead letter topic, as the job would have written them. */
public record Letters(Pipeline pipeline) {
  public static final long RECORD_TIMESTAMP = 1_764_140_000_123L;

  /** The first reject of a line that was read as the only one of a record. */
  public ProducerRecord<byte[], byte[]> of(long offset, String line) {
    return of(offset, line.getBytes(UTF_8));
  }

  public ProducerRecord<byte[], byte[]> of(long offset, byte[] line) {
    var letter = new ProducerRecord<byte[], byte[]>(pipeline.dlqTopic(), line);
    RejectHeaders.write(
        SourcePosition.ofRecord(pipeline.topic(), 0, offset, RECORD_TIMESTAMP),
        new Reject(0, RejectReason.MALFORMED_JSON, "no", line),
        letter.headers()::add);
    return letter;
  }

  /** Sends all rejects of the topic to the topic of sales again. */
  public ReplayAccount replay() {
    return replay(RejectFilter.ALL, Long.MAX_VALUE);
  }

  /** The same for some of them, so many at most. */
  public ReplayAccount replay(RejectFilter filter, long limit) {
    return new RejectReplay(
            pipeline.servers().kafka(),
            pipeline.dlqTopic(),
            pipeline.topic(),
            filter,
            RejectReplay.DEFAULT_MAX_ATTEMPTS,
            limit,
            ResponseDeadline.DEFAULT)
        .run();
  }

  /** So many of them, each in a batch of its own, with offsets from 0 as of their first reading. */
  public void send(int count) {
    for (int i = 0; i < count; i++) {
      pipeline.send(of(i, "{"));
    }
  }
}
