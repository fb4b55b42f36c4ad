package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who changes what is stored, stops what runs, or deletes. */
class SecondThoughtsIT {

    private static final String PLAN = """
            {
              "title": "Llama",
              "model": "llama-3.1-8b",
              "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024},
              "cluster": {"accelerator": "h100", "acceleratorCount": 512}
            }
            """;

    /** A field of which the form knows, one that it does not, and one that is left out of the plan. */
    private static final String SCENARIO = """
            {
              "title": "Longer",
              "patch": {
                "training": {"tokens": 1234567890123, "globalBatchSize": null},
                "pricing": {"unitPrice": {"amount": "2.00", "currency": "USD"}}
              }
            }
            """;

    private static final String LONG_SWEEP = """
            {
              "plan": %s,
              "axes": [{"pointer": "/training/tokens", "from": 1e11, "to": 1e13, "steps": 10000},
                       {"pointer": "/cluster/acceleratorCount", "from": 1, "to": 1000, "steps": 1000}],
              "keep": "frontier"
            }
            """.formatted(PLAN);

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.ofItsOwn();

    @Test
    void aScenarioIsChangedAndWhatTheFormDoesNotKnowStays() {
        String plan = stored("/plans", PLAN);
        stored("/plans/" + plan + "/scenarios", SCENARIO);
        Page page = SERVICE.open("/#/plans?id=" + plan, Look.LIGHT).page();
        button(page, "Change Longer").click();
        Locator form = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("Changed scenario"));
        assertThat(form.getByLabel("New value")).hasValue("1234567890123");
        assertThat(form.getByLabel("Merge patch"))
                .hasValue(
                        "{\"training\":{\"globalBatchSize\":null},\"pricing\":{\"unitPrice\":{\"amount\":\"2.00\",\"currency\":\"USD\"}}}");

        form.getByLabel("New value").fill("2T");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Save the scenario"))
                .click();
        assertThat(page.getByText("Longer is changed.")).isVisible();
        Locator scenarios =
                page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Scenarios of the plan"));
        assertThat(scenarios).containsText("training.tokens 2T");
        assertThat(scenarios).containsText("training.globalBatchSize left out");
        assertThat(scenarios).containsText("pricing.unitPrice.amount 2.00");
    }

    @Test
    void aChangeThatIsTakenBackTakesItsMistakeAlong() {
        Page page = SERVICE.open("/#/plans?id=" + stored("/plans", PLAN), Look.LIGHT)
                .page();
        Locator form = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("New scenario"));
        form.getByLabel("New value").fill("abc");
        button(page, "Change another field").click();
        form.getByLabel("What changes").nth(1).selectOption("training.tokens");
        form.getByLabel("New value").nth(1).fill("2T");
        button(page, "Add the scenario").click();
        assertThat(form.getByLabel("New value").first())
                .hasJSProperty("validationMessage", "Write a number, such as 512, 2e12 or 15T.");

        button(page, "Leave Number of accelerators as it is").click();
        button(page, "Add the scenario").click();
        assertThat(page.getByText("Tokens 2T is added.")).isVisible();
    }

    @Test
    void aScenarioIsDeletedOnceThatIsConfirmed() {
        String plan = stored("/plans", PLAN);
        stored("/plans/" + plan + "/scenarios", SCENARIO);
        Page page = SERVICE.open("/#/plans?id=" + plan, Look.LIGHT).page();
        page.onceDialog(Dialog::dismiss);
        button(page, "Delete Longer").click();
        assertThat(button(page, "Delete Longer")).isVisible();

        page.onceDialog(Dialog::accept);
        button(page, "Delete Longer").click();
        assertThat(page.getByText("Longer is deleted.")).isVisible();
        assertThat(page.getByText("No scenario yet.")).isVisible();
    }

    @Test
    void aSweepIsCancelledOnItsWayAndThenDeleted() {
        Opened opened = SERVICE.open("/#/sweeps?id=" + stored("/sweeps", LONG_SWEEP), Look.DARK);
        Page page = opened.page();
        assertThat(page.getByRole(AriaRole.PROGRESSBAR)).isVisible();
        assertThat(page.getByText(Pattern.compile("of 10M points.*; .* left"))).isVisible();
        opened.assertAccessible();
        button(page, "Cancel sweep").click();
        assertThat(page.locator("main .badge").first()).hasText("cancelled");

        page.onceDialog(Dialog::accept);
        button(page, "Delete").click();
        assertThat(page.getByText("No sweep yet")).isVisible();
    }

    private static String stored(String path, String json) {
        return JsonPath.read(
                SERVICE.calls().send("POST", "/api/v1" + path, json).body(), "$.id");
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
