package dev.trilemma.pricing.imports;

import dev.trilemma.pricing.QuotedPrice;

/** A price and the row it was taken from. */
record Taken(int line, QuotedPrice price) {

    Taken suspect() {
        return new Taken(line, price.suspect());
    }
}
