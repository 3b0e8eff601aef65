package com.objectstream.sales.transform;

import com.objectstream.shaded.jackson.JsonFactory;
import com.objectstream.shaded.jackson.JsonFactoryBuilder;
import com.objectstream.shaded.jackson.JsonParser;
import com.objectstream.shaded.jackson.StreamReadConstraints;
import com.objectstream.shaded.jackson.io.IOContext;
import com.objectstream.shaded.jackson.json.ByteSourceJsonBootstrapper;
import com.objectstream.shaded.jackson.sym.ByteQuadsCanonicalizer;
import java.io.IOException;

/**
 * Makes the parsers of lines. Jackson remembers the names of fields of all lines, up to 6,000 of
 * any length, and copies them for each line with a name it has not seen: a sender whose names are
 * always new (ids, say) made a line cost 16 µs instead of 1. Here it begins anew before they are
 * many.
 */
final class FewNamesFactory extends JsonFactory {
  private static final long serialVersionUID = 1L;

  /** Far more than the fields of a sale, few enough to be copied in passing. */
  private static final int MANY_NAMES = 200;

  private transient volatile ByteQuadsCanonicalizer names = ByteQuadsCanonicalizer.createRoot();

  FewNamesFactory() {
    super(strictAboutNestingOnly());
  }

  /**
   * Unknown fields are never fatal, so neither are long numbers and texts nor names of one hash.
   */
  private static JsonFactoryBuilder strictAboutNestingOnly() {
    return new JsonFactoryBuilder()
        .disable(Feature.INTERN_FIELD_NAMES)
        .disable(Feature.FAIL_ON_SYMBOL_HASH_OVERFLOW)
        .streamReadConstraints(
            StreamReadConstraints.builder()
                .maxNestingDepth(SaleLimits.MAX_NESTING)
                .maxNumberLength(Integer.MAX_VALUE)
                .maxStringLength(Integer.MAX_VALUE)
                .build());
  }

  @Override
  protected JsonParser _createParser(byte[] bytes, int offset, int length, IOContext context)
      throws IOException {
    if (names.size() > MANY_NAMES) {
      names = ByteQuadsCanonicalizer.createRoot();
    }
    return new ByteSourceJsonBootstrapper(context, bytes, offset, length)
        .constructParser(_parserFeatures, _objectCodec, names, _rootCharSymbols, _factoryFeatures);
  }
}
