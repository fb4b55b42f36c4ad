package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.LoadState;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Every page on an empty database, as everybody might look at it. */
class EveryPageIT {

    private static final List<String> PAGES =
            List.of("plan", "frontier", "attention", "plans", "prices", "quotes", "sweeps");

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.shared();

    @ParameterizedTest
    @MethodSource
    void everybodyCanReadIt(String name, Look look) {
        Opened opened = SERVICE.open("/#/" + name, look);
        Page page = opened.page();

        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        page.waitForLoadState(LoadState.NETWORKIDLE);
        opened.assertAccessible();
        org.assertj.core.api.Assertions.assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("nobody scrolls sideways")
                .isLessThanOrEqualTo(look.width());
        opened.screenshot(name + "-" + look);
    }

    static Stream<Arguments> everybodyCanReadIt() {
        return PAGES.stream()
                .flatMap(name ->
                        Stream.of(Look.LIGHT, Look.DARK, Look.LIGHT.narrow()).map(look -> Arguments.of(name, look)));
    }
}
