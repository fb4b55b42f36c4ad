package dev.trilemma.catalog;

/**
 * Something a plan left open, the value used for it, and where that came from.
 *
 * @param name the field it stands for, such as {@code training.precision}
 */
public record Assumption(String name, String value, String source) {

    public static Assumption of(String name, Object value, String source) {
        return new Assumption(name, String.valueOf(value), source);
    }

    public static Assumption of(String name, Sourced figure) {
        return of(name, figure.value(), figure.source());
    }
}
