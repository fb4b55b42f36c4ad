package dev.trilemma.engine;

import java.util.function.Supplier;

/** A plan that cannot be calculated: which field of the plan document is wrong, and what would be right. */
public final class InvalidPlan extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String pointer;

    /**
     * @param pointer JSON pointer (RFC 6901) to the field in the plan document, such as {@code /cluster/acceleratorCount}
     * @param reason what is wrong and what would be right, continuing a sentence that starts with the field's name
     */
    public InvalidPlan(String pointer, String reason) {
        super(reason);
        this.pointer = pointer;
    }

    /** Refuses a plan unless the condition holds. */
    public static void require(boolean condition, String pointer, String reason) {
        if (!condition) {
            throw new InvalidPlan(pointer, reason);
        }
    }

    /** The same where the reason takes time to write, and the condition nearly always holds. */
    public static void require(boolean condition, String pointer, Supplier<String> reason) {
        if (!condition) {
            throw new InvalidPlan(pointer, reason.get());
        }
    }

    /** The same failure of a plan that is itself a field of something larger, such as {@code /plan}. */
    public InvalidPlan under(String parent) {
        return new InvalidPlan(parent + pointer, getMessage());
    }

    public String pointer() {
        return pointer;
    }
}
