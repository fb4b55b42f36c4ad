package dev.trilemma.search;

/**
 * What one per cent of a vertex costs in another, at one point of a frontier.
 *
 * @param between {@code qualityAndCost}, {@code qualityAndSpeed} or {@code speedAndCost}
 * @param at {@code fastest}, {@code cheapest}, {@code best} or {@code balanced}
 * @param point number of that point in {@code points}, from 0
 * @param value per cent of the second vertex for one per cent of the first
 * @param explanation the same in words, with where it comes from
 */
record ExchangeRate(String between, String at, int point, double value, String explanation) {}
