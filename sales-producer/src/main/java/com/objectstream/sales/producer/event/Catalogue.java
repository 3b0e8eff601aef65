package com.objectstream.sales.producer.event;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.IntStream;

/** The stores and items that sales are about, made once for a generator. */
final class Catalogue {
  private static final List<String> TOWNS =
      List.of(
          "Hermitage", "Bellevue", "Brentwood", "Franklin", "Green Hills", "Madison", "Antioch");
  // One colour is not ASCII, so that a reader that takes bytes for characters is found out
  private static final List<String> COLOURS =
      List.of("Blue", "White", "Red", "Cream", "Rosé", "Green", "Black", "Yellow");
  private static final List<String> THINGS =
      List.of("Plates", "Cups", "Bowls", "Lanterns", "Clocks", "Candles", "Towels", "Frames");

  private final List<String> stores;
  private final List<Item> items;

  /** An item that stores sell; the name is an {@link Optional} because the event wants one. */
  record Item(String id, Optional<String> name) {}

  Catalogue(int stores, int items) {
    this.stores = IntStream.range(0, stores).mapToObj(Catalogue::makeStore).toList();
    this.items = IntStream.range(0, items).mapToObj(Catalogue::makeItem).toList();
  }

  /** A store for a draw from 0 to below 1; all are alike. */
  String store(double draw) {
    return stores.get((int) (draw * stores.size()));
  }

  /** An item for a draw from 0 to below 1; the first ones sell best, as in any shop. */
  Item item(double draw) {
    return items.get((int) (draw * draw * items.size()));
  }

  private static String makeStore(int i) {
    return TOWNS.get(i % TOWNS.size()) + " - " + (i / TOWNS.size() + 1);
  }

  private static Item makeItem(int i) {
    String thing = THINGS.get(i % THINGS.size());
    String colour = COLOURS.get(i / THINGS.size() % COLOURS.size());
    return new Item(thing.toLowerCase(Locale.ROOT) + "-" + i, Optional.of(colour + " " + thing));
  }
}
