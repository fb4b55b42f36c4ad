package dev.trilemma.engine;

import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;

/** Choices that random plans are made of; equal seeds choose equally. */
public final class RandomChoice {

    private final Random random;

    public RandomChoice(Random random) {
        this.random = random;
    }

    public boolean oneIn(int times) {
        return random.nextInt(times) == 0;
    }

    /** Both ends included. */
    public int between(int least, int most) {
        return least + random.nextInt(most - least + 1);
    }

    public double between(double least, double most) {
        return least + (most - least) * random.nextDouble();
    }

    public int powerOfTwo(int leastExponent, int mostExponent) {
        return 1 << between(leastExponent, mostExponent);
    }

    public double powerOfTen(double leastExponent, double mostExponent) {
        return Math.pow(10, between(leastExponent, mostExponent));
    }

    public int divisorOf(int number) {
        return any(IntStream.rangeClosed(1, number)
                .filter(divisor -> number % divisor == 0)
                .toArray());
    }

    public int any(int... choices) {
        return choices[random.nextInt(choices.length)];
    }

    public <T> T any(T[] choices) {
        return any(List.of(choices));
    }

    public <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
