package dev.trilemma.pricing.imports;

import dev.trilemma.web.WireNames;

/** The kinds of issue that a row can have. */
enum Code {
    /** Has no accelerator, or none that is known by its instance type. */
    NO_ACCELERATOR,
    /** Names an accelerator that is not in the catalog. */
    UNKNOWN_ACCELERATOR,
    /** Names what several accelerators are called, and nothing tells which is meant. */
    AMBIGUOUS_ACCELERATOR,
    /** Leaves the accelerator blank; it was taken from the instance type. */
    ACCELERATOR_FROM_INSTANCE_TYPE,
    /** The number of accelerators is no number above 0. */
    INVALID_COUNT,
    /** Has no price in any column. */
    NO_PRICE,
    /** Zero, which means that nobody knows. */
    ZERO_IS_UNKNOWN,
    /** No number, or a negative one. */
    INVALID_PRICE,
    /** More than anybody asks for an hour. */
    IMPLAUSIBLE_PRICE,
    /** Everything in the row was said by a row before. */
    DUPLICATE,
    /** A row before says another price for the same on the same day. */
    CONFLICTING_PRICE,
    /** More cells than the header has columns, or fewer. */
    RAGGED_ROW,
    /** The price covers the accelerators without their host. */
    HOST_NOT_INCLUDED,
    /** A host whose price is unknown, so that the accelerators are priced without it. */
    HOST_PRICE_UNKNOWN,
    /** A host whose accelerators have no price in its zone. */
    NO_ACCELERATOR_PRICE,
    /** No code of a region: left open where it is no name either. */
    MALFORMED_REGION,
    /** A zone of cities that the provider lists as a region of its own. */
    LOCAL_ZONE,
    /** Prices of this region are in a currency that the file does not say. */
    CURRENCY_UNKNOWN,
    /** Only US dollars are compared here. */
    CURRENCY_NOT_SUPPORTED,
    /** No date, one that is not on the calendar, or one that has not come. */
    INVALID_DATE,
    /** No date of its own; the version's was taken. */
    DATE_UNKNOWN,
    /** No provider in the row or the request, or no slug of one. */
    INVALID_PROVIDER,
    /** A text that a spreadsheet would run, with characters that cannot be printed, or too long. */
    UNSAFE_TEXT,
    /** No such way of buying. */
    INVALID_COMMITMENT,
    /** Says true or false in neither of these words. */
    INVALID_FLAG,
    /** The file itself has doubts about the price. */
    DOUBTED_BY_SOURCE,
    /** Spot costs more than on demand: one of both is another thing's price. */
    SPOT_ABOVE_ON_DEMAND,
    /** Spot costs what on demand does, to the last digit: perhaps a copy. */
    SPOT_EQUALS_ON_DEMAND,
    /** A promise costs more than none, or a longer one more than a shorter. */
    COMMITMENT_ABOVE_SHORTER,
    /** Different sizes of one thing at one price: a placeholder. */
    SAME_PRICE_FOR_EVERY_SIZE,
    /** More than ten times the usual price of the accelerator, or less than a tenth. */
    FAR_FROM_MEDIAN,
    /** More than half away from the last price that was published for the same offer. */
    FAR_FROM_PUBLISHED,
    /** Not Linux on shared machines without further software. */
    OTHER_SOFTWARE,
    /** Not paid for by the hour of use: reserved capacity, capacity blocks, low priority, development. */
    OTHER_TERMS,
    /** Listed again for a region that is not the meter's own. */
    OTHER_METER_REGION,
    /** No longer in force. */
    EXPIRED;

    String wireName() {
        return WireNames.of(this);
    }
}
