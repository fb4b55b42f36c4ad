package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What attention costs as sequences grow. */
class AttentionPageIT {

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.shared();

    /** As the API's tests derive them by hand from the shapes. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    llama-3-8b     | 53,248 tokens
                    llama-3.1-405b | 194,560 tokens
                    bert-base      | 4,608 tokens
                    """)
    void itSaysWhereAttentionOvertakesTheRest(String model, String crossover) {
        Page page = SERVICE.open("/#/attention?model=" + model, Look.LIGHT).page();

        assertThat(page.getByText("attention overtakes the rest of the model at " + crossover))
                .isVisible();
    }

    @Test
    void anotherModelIsChosenByItsTitle() {
        Page page = SERVICE.open("/#/attention", Look.LIGHT).page();
        assertThat(page.getByText("53,248 tokens")).isVisible();
        assertThat(page.locator("#model-names option")).not().hasCount(0);
        page.getByLabel("Model").fill("Llama 3.1 405B");
        page.keyboard().press("Tab");

        assertThat(page.getByText("194,560 tokens")).isVisible();
    }

    @ParameterizedTest
    @CsvSource({"deepseek-v3", "gpt-4", "mistral-7b-v0.1"})
    void modelsWithAttentionOfTheirOwnHaveAllFourKinds(String model) {
        Page page = SERVICE.open("/#/attention?model=" + model, Look.LIGHT).page();
        page.getByText("Data and files").nth(1).click();

        Locator memory = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("Activations of one sequence, nothing recomputed"));
        assertThat(memory.locator("tbody tr")).hasCount(12);
        assertThat(memory.locator("th")).hasCount(5);
    }
}
