package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Numbers as people write them where they are, and as they are shown to them. */
class NumbersIT {

    private static final String SAID = """
            async ([name, table]) => {
              const of = (await import("/format.js"))[name];
              const given = text => name.startsWith("parse") ? text : JSON.parse(text);
              return table.split("\\n").map(row => row.split(" | ")[0]).map(text => `${text} | ${JSON.stringify(of(given(text)))}`).join("\\n");
            }
            """;

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.shared();

    @Test
    void aCountIsReadToTheLastDigit() {
        assertSaid("en-US", "parseCount", """
                2.01k | 2010
                16.1T | 16100000000000
                8.03B | 8030000000
                1,024 | 1024
                1 024 | 1024
                10,24 | null
                1e309 | null""");
        assertSaid("de-DE", "parseCount", """
                1.024 | 1024
                16,1T | 16100000000000""");
        assertSaid("en-IN", "parseCount", """
                15,00,000 | 1500000
                1,500,000 | 1500000""");
    }

    @Test
    void aListIsReadAsMostPeopleWouldAndNotAtAllWhereItMayMeanTwoThings() {
        assertSaid("en-US", "parseCounts", """
                1,024, 2,048 | [1024,2048]
                1,024; 2048 | [1024,2048]
                512, 1,024 | [512,1024]
                256,512,1024 | [256,512,1024]
                256 512 1024 | [256,512,1024]
                0.5T,1T | [500000000000,1000000000000]
                256,512 | [null]
                64,128,256 | [null]
                256,512, 1024 | [null]
                1,500,2,500 | [null]
                1,5T,3T | [null]
                1.5 | [null]""");
        assertSaid("de-DE", "parseCounts", """
                1,5T, 3T | [1500000000000,3000000000000]
                1.024, 2.048 | [1024,2048]
                1 024; 2 048 | [1024,2048]
                256,512,1024 | [256,512,1024]
                256,512 | [null]
                1,024, 2,048 | [null,null]
                8,16 | [null]
                1,5T,3T | [null]""");
    }

    @Test
    void aCountIsShownShortOnlyWhereThatIsTheSame() {
        assertSaid("en-US", "typedCount", """
                1048576 | "1048576"
                16100000000000 | "16.1T"
                1234567890123 | "1234567890123\"""");
        assertSaid("de-DE", "typedCount", """
                8030000000 | "8,03B"
                0.1234567 | "0,1234567\"""");
    }

    @Test
    void aSmallChangeHasItsCents() {
        assertSaid("en-US", "signedMoney", """
                {"amount":"1.26","currency":"USD"} | "+$1.26"
                {"amount":"-1260","currency":"USD"} | "-$1,260\"""");
    }

    @Test
    void aSampleNeedsASeedThatIsANumber() {
        Page page = SERVICE.open("/#/sweeps", Look.LIGHT).page();
        page.getByLabel("Look at").selectOption("random");
        page.getByLabel("Seed").fill("abc");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Write a whole number as the seed");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Start sweep")))
                .isDisabled();
    }

    /** @param table rows of what a function of the page is given, and of what it then says, as JSON */
    private static void assertSaid(String locale, String function, String table) {
        Page page = SERVICE.open("/", Look.LIGHT.in(locale)).page();

        assertThat((String) page.evaluate(SAID, List.of(function, table))).isEqualTo(table);
    }
}
