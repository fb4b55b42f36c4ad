package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The page at {@code /}. */
class DashboardIT {

    @RegisterExtension
    static final ServiceInBrowser SERVICE = new ServiceInBrowser();

    @ParameterizedTest
    @MethodSource
    void everybodyCanReadIt(Look look) {
        Opened dashboard = SERVICE.open("/", look);

        assertThat(dashboard.page().getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("Trilemma")))
                .isVisible();
        dashboard.assertAccessible();
        dashboard.screenshot("dashboard-" + look);
    }

    static Stream<Look> everybodyCanReadIt() {
        return Stream.of(Look.LIGHT, Look.DARK, Look.LIGHT.narrow(), Look.DARK.narrow());
    }
}
