package dev.trilemma.dashboard;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.PlaywrightException;
import java.nio.file.Path;

/** A page that someone looks at, and what goes wrong on it. */
record Opened(Page page, Troubles troubles) {

    private static final Path SCREENSHOTS = Path.of("target/screenshots");

    void assertAccessible() {
        Accessibility.assertAccessible(page);
    }

    /** Draws the whole page into {@code target/screenshots}. */
    void screenshot(String name) {
        page.screenshot(new Page.ScreenshotOptions().setFullPage(true).setPath(SCREENSHOTS.resolve(name + ".png")));
    }

    void assertTroublesAsExpected() {
        page.evaluate("0"); // what happened before this is known after it
        troubles.assertAsExpected();
    }

    /** Adds to a failed test what else went wrong, and draws the page. */
    void explain(Throwable failure, String test) {
        try {
            screenshot("failed-" + test);
            assertTroublesAsExpected();
        } catch (AssertionError | PlaywrightException more) {
            failure.addSuppressed(more);
        }
    }

    void close() {
        page.context().close();
    }
}
