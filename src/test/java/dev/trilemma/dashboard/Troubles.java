package dev.trilemma.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.ConsoleMessage;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.Response;
import java.util.ArrayList;
import java.util.List;

/**
 * What went wrong on the pages of a context: errors on the console, uncaught errors, requests without an answer, and answers
 * of 400 and above. Each is a line that ends with an address. A request that the page gives up, as for another page, is none.
 */
final class Troubles {

    private static final String GIVEN_UP = "net::ERR_ABORTED";

    private final List<String> seen = new ArrayList<>();
    private final List<String> expected = new ArrayList<>();

    static Troubles on(BrowserContext context) {
        var troubles = new Troubles();
        context.onConsoleMessage(troubles::console);
        context.onWebError(error -> troubles.seen.add(
                "uncaught " + error.error() + " at " + error.page().url()));
        context.onRequestFailed(troubles::unanswered);
        context.onResponse(troubles::answered);
        return troubles;
    }

    /** The test brings it about: every line with this part is expected, and there must be one. */
    void expect(String part) {
        expected.add(part);
    }

    void assertAsExpected() {
        assertThat(seen.stream().filter(line -> expected.stream().noneMatch(line::contains)))
                .as("troubles in the browser")
                .isEmpty();
        assertThat(expected)
                .as("expected troubles among %s", seen)
                .allMatch(part -> seen.stream().anyMatch(line -> line.contains(part)));
    }

    private void console(ConsoleMessage message) {
        if (message.type().equals("error")) {
            seen.add("console: " + message.text() + " at " + message.location());
        }
    }

    private void unanswered(Request request) {
        if (request.failure().equals(GIVEN_UP)) {
            return;
        }
        seen.add(request.failure() + " " + request.method() + " " + request.url());
    }

    private void answered(Response response) {
        if (response.status() >= 400) {
            seen.add(response.status() + " " + response.request().method() + " " + response.url());
        }
    }
}
