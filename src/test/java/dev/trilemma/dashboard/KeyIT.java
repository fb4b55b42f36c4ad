package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The dashboard of a service that asks for keys. */
class KeyIT {

    private static final String KEY = "the-first-key-of-an-administrator-of-tests";

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.ofItsOwn("--trilemma.security.first-key=" + KEY);

    @Test
    void itAsksForAKeyAndKeepsItNowhere() {
        Opened opened = SERVICE.open("/", Look.LIGHT);
        opened.troubles().expect("401");
        Page page = opened.page();
        assertThat(page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName("An API key, please")))
                .isVisible();
        opened.assertAccessible();

        page.getByLabel("API key").fill(KEY);
        page.keyboard().press("Enter");

        assertThat(page.getByText(Pattern.compile("^The bill: \\$"))).isVisible();
        assertThat(page.locator(".caller")).isVisible();
        assertThat(page.url()).doesNotContain(KEY);
        assertThat((String) page.evaluate("JSON.stringify([{...localStorage}, {...sessionStorage}, document.cookie])"))
                .isEqualTo("[{},{},\"\"]");

        page.reload();
        assertThat(page.getByLabel("API key")).hasValue("");
    }

    @Test
    void aWrongKeyIsRefusedInWords() {
        Opened opened = SERVICE.open("/#/quotes", Look.LIGHT);
        opened.troubles().expect("401");
        Page page = opened.page();
        page.getByLabel("API key").fill("no-such-key");
        page.keyboard().press("Enter");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("An API key, please");
        assertThat(page.getByLabel("API key")).isVisible();
    }

    @Test
    void aKeyThatCannotBeSentIsRefusedAtItsField() {
        Opened opened = SERVICE.open("/#/quotes", Look.LIGHT);
        opened.troubles().expect("401");
        Locator key = opened.page().getByLabel("API key");
        key.fill(KEY + "\u2013");
        assertThat(key.evaluate("field => field.validity.patternMismatch")).isEqualTo(true);
        key.press("Enter");
        assertThat(key).isVisible();

        key.fill(" " + KEY + " ");
        key.press("Enter");
        assertThat(opened.page().getByText("No quote yet.")).isVisible();
    }
}
