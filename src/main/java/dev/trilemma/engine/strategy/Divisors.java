package dev.trilemma.engine.strategy;

import java.util.stream.IntStream;

/** Whole numbers that divide another. */
final class Divisors {

    private Divisors() {}

    /** In ascending order, none above {@code most}. */
    static IntStream of(int number, int most) {
        IntStream small = IntStream.rangeClosed(1, (int) Math.sqrt(number)).filter(divisor -> number % divisor == 0);
        return small.flatMap(divisor -> IntStream.of(divisor, number / divisor))
                .distinct()
                .filter(divisor -> divisor <= most)
                .sorted();
    }
}
