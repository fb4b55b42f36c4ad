package dev.trilemma.sweep.design;

/** How a field writes its number. */
enum NumberKind {
    WHOLE,
    REAL,
    /** An amount of money: decimals in a string. */
    AMOUNT
}
