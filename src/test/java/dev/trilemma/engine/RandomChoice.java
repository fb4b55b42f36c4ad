package dev.trilemma.engine;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Choices that random plans are made of; equal seeds choose equally. */
final class RandomChoice {

    private final Random random;

    RandomChoice(Random random) {
        this.random = random;
    }

    boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Both ends included. */
    int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    int powerOfTwo(int leastExponent, int mostExponent) {
        return 1 << between(leastExponent, mostExponent);
    }

    double powerOfTen(double leastExponent, double mostExponent) {
        return Math.pow(10, between(leastExponent, mostExponent));
    }

    int divisorOf(int number) {
        return any(IntStream.rangeClosed(1, number)
                .filter(divisor -> number % divisor == 0)
                .toArray());
    }

    int any(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    <T> T any(T[] choices) {
        return any(List.of(choices));
    }

    <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
