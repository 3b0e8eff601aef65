package com.objectstream.sales.job.publish;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.objectstream.sales.model.PublishedSaleJson;
import com.objectstream.sales.model.SaleEvent;
import java.io.IOException;
import java.time.LocalDate;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The JSON Schema says of each field what is written. */
class PublishedSaleSchemaTest {
  private static final JsonMapper JSON = new JsonMapper();

  @Test
  void namesTheFieldsThatAreWrittenAndNoOthers() throws IOException {
    JsonNode schema =
        JSON.readTree(PublishedSaleJson.class.getResourceAsStream("published_sale.schema.json"));
    JsonNode sale = JSON.readTree(PublishedSaleJson.write(sale(), "536365-0", LocalDate.EPOCH));

    assertThat(sale.fieldNames()).toIterable().containsExactlyElementsOf(names(schema));
    assertThat(StreamSupport.stream(schema.get("required").spliterator(), false))
        .extracting(JsonNode::textValue)
        .containsExactlyElementsOf(names(schema));
    assertThat(sale.get("timestamp_dt").textValue())
        .matches(schema.at("/properties/timestamp_dt/pattern").textValue());
  }

  private static Iterable<String> names(JsonNode schema) {
    return () -> schema.get("properties").fieldNames();
  }

  private static SaleEvent sale() {
    return new SaleEvent(
        "cup", "Louvre", 1530305100936L, 1, Optional.of("Cup"), Optional.of("536365-0"));
  }
}
