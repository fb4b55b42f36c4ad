package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

/**
 * What some tests need beside a JDK and Maven: without it they are skipped, or fail where CI runs them.
 *
 * @param install what it is for, and the command that installs it
 */
public record Needed(boolean found, String install) {

    /** Whether tests do without it; the console then shows how to install it, which Maven shows in its reports alone. */
    public boolean skips() {
        boolean skips = !found && System.getenv("CI") == null;
        if (skips) {
            System.out.println("Skipped. " + install);
        }
        return skips;
    }

    public void require() {
        assumeFalse(skips(), install);
        assertThat(found).as(install).isTrue();
    }
}
