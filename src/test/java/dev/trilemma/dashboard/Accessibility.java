package dev.trilemma.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.Collectors;

/** WCAG 2.2 at level AA, as far as axe can tell. */
final class Accessibility {

    private static final List<String> TAGS = List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa");

    private Accessibility() {}

    static void assertAccessible(Page page) {
        String violations = new AxeBuilder(page)
                .withTags(TAGS).analyze().getViolations().stream()
                        .map(Accessibility::described)
                        .collect(Collectors.joining("\n"));
        assertThat(violations).as("what keeps people out of %s", page.url()).isEmpty();
    }

    private static String described(Rule rule) {
        return rule.getNodes().stream()
                .map(Accessibility::described)
                .collect(Collectors.joining("", rule.getId() + ": " + rule.getHelp() + "\n", ""));
    }

    private static String described(CheckedNode node) {
        return "  %s%n    %s%n    %s%n"
                .formatted(
                        node.getTarget(),
                        node.getHtml(),
                        node.getFailureSummary().replace("\n", "\n    "));
    }
}
