package dev.trilemma.sweep.design;

/** How the numbers of a range are spaced. */
enum Scale {
    LINEAR,
    LOG;

    /** @param share of the way, from 0 to 1 */
    double between(double from, double to, double share) {
        return this == LINEAR ? from + share * (to - from) : from * Math.pow(to / from, share);
    }
}
