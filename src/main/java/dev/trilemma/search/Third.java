package dev.trilemma.search;

import java.util.Locale;

/**
 * The vertex that was not picked.
 *
 * @param vertex {@code cost}, {@code time} or {@code loss}
 * @param value what the solution takes of it
 * @param least the least that any plan of the frontier takes of it
 * @param balanced what the balanced plan of the frontier takes of it
 * @param explanation the price of having picked the two others, in words
 */
record Third(String vertex, double value, double least, double balanced, String explanation) {

    static Third of(String vertex, double value, double least, double balanced) {
        return new Third(
                vertex,
                value,
                least,
                balanced,
                String.format(
                        Locale.ROOT,
                        "Picking the two others takes %.3g times the least %s there is, and %.3g times that of the balanced plan.",
                        value / least,
                        vertex,
                        value / balanced));
    }
}
