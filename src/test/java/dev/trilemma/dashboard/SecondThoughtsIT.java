package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who changes what is stored, stops what runs, or deletes: alone, beside others, and where answers are lost. */
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

    private static final String PRICES = """
            region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour,spot_usd_per_hour,as_of
            us-east-1,p5.48xlarge,nvidia-h100-sxm5-80gb,8,55.04,0,2026-11-20
            """;

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.ofItsOwn();

    @Test
    void aSavedPlanIsChangedOnThePlanPage() {
        String plan = stored("/plans", PLAN);
        Page page = SERVICE.open("/#/plans?id=" + plan, Look.LIGHT).page();
        page.getByText("Open it in the Plan page").click();
        page.getByLabel("Number of accelerators", exactly()).fill("1024");
        button(page, "Save as the new revision of Llama").press("Enter");

        assertThat(page.getByText("The saved plan is changed.")).isVisible();
        assertThat(button(page, "Save as the new revision of Llama")).isFocused();
        page.getByText("Open it", new Page.GetByTextOptions().setExact(true)).click();
        assertThat(page.getByText("1,024 × h100 · revision 2")).isVisible();
    }

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

    @Test
    void aPointOfASweepOpensAsAPlan() {
        String sweep = stored("/sweeps", """
                {"plan": %s, "axes": [{"pointer": "/cluster/acceleratorCount", "values": [768]},
                                      {"pointer": "", "values": [{"training": {"tokens": 2e12}}]}]}
                """.formatted(PLAN));
        Page page = SERVICE.open("/#/sweeps?id=" + sweep, Look.LIGHT).page();
        page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Results"))
                .getByText("Open")
                .click();

        assertThat(page.getByLabel("Number of accelerators", exactly())).hasValue("768");
        assertThat(page.getByLabel("Tokens", exactly())).hasValue("2T");
    }

    @Test
    void whatIsStoredIsSaidThoughThePageCannotBeReadAgain() {
        String plan = stored("/plans", PLAN);
        Opened opened = SERVICE.open("/#/plans?id=" + plan, Look.LIGHT);
        opened.troubles().expect("503");
        Page page = opened.page();
        assertThat(button(page, "Evaluate now")).isEnabled();
        page.route("**/comparison", SecondThoughtsIT::unavailable);
        button(page, "Evaluate now").click();
        assertThat(page.getByText("1 of 1 are kept in the timeline")).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Later.");

        page.unroute("**/comparison");
        button(page, "Try again").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(rows(page, "Evaluations")).hasCount(1);
        assertThat(items("/plans/" + plan + "/evaluations")).hasSize(1);
    }

    @Test
    void aPlanWhoseAnswerIsLostIsStoredOnceWhenSavedAgain() {
        Opened opened = SERVICE.open("/#/plan?model=llama-3.1-8b&title=Lost+on+its+way", Look.LIGHT);
        opened.troubles().expect("ERR_FAILED");
        Page page = opened.page();
        page.route("**/api/v1/plans", SecondThoughtsIT::lost, new Page.RouteOptions().setTimes(2));
        button(page, "Save the plan").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("No connection");
        button(page, "Save the plan").click();
        assertThat(button(page, "Save the plan")).isEnabled();
        button(page, "Try again").click();

        assertThat(page.getByText("The plan is saved.")).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(items("/plans?text=lost")).hasSize(1);
    }

    @Test
    void aPlanThatIsChangedWhileItIsSavedIsSaidToBeTheOneBefore() {
        Page page = SERVICE.open("/#/plan", Look.LIGHT).page();
        Locator tokens = page.getByLabel("Tokens", exactly());
        page.route("**/api/v1/plans", route -> {
            tokens.fill("7T");
            route.resume();
        });
        button(page, "Save the plan").click();

        assertThat(page.getByText("The plan is saved, as the plan was before your last change."))
                .isVisible();
    }

    @Test
    void whoIsSecondToRenameAPlanSeesItsNewTitleAndMayRenameItThen() {
        String plan = stored("/plans", PLAN);
        Opened opened = SERVICE.open("/#/plans?id=" + plan, Look.LIGHT);
        opened.troubles().expect("412");
        Page page = opened.page();
        page.getByText("Rename, re-evaluate or archive").click();
        patch("/plans/" + plan, "{\"title\": \"Theirs\"}");
        page.getByLabel("Plan title").fill("Mine");
        button(page, "Rename").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody else was quicker.");
        assertThat(heading(page, "Theirs")).isVisible();

        page.getByLabel("Plan title").fill("Mine");
        button(page, "Rename").click();
        assertThat(heading(page, "Mine")).isVisible();
        page.getByLabel("Evaluate it again when prices are published").dblclick();
        assertThat(page.getByText("The plan is evaluated again with each publication of prices."))
                .isVisible();
    }

    @Test
    void aRevisionOfAPlanThatWasChangedElsewhereIsSavedAfterTheOther() {
        String plan = stored("/plans", PLAN);
        Opened opened = SERVICE.open("/#/plan?model=llama-3.1-8b&id=" + plan, Look.LIGHT);
        opened.troubles().expect("412");
        Page page = opened.page();
        assertThat(button(page, "Save as the new revision of Llama")).isEnabled();
        patch("/plans/" + plan, "{\"title\": \"Theirs\"}");
        button(page, "Save as the new revision of Llama").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Somebody else was quicker.");

        button(page, "Save as the new revision of Theirs").click();
        assertThat(page.getByText("The saved plan is changed.")).isVisible();
        button(page, "Save as the new revision of Theirs").click();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    @Test
    void aScenarioThatIsDeletedElsewhereIsFollowedNoLonger() {
        String plan = stored("/plans", PLAN);
        String scenario = stored("/plans/" + plan + "/scenarios", SCENARIO);
        Page page = SERVICE.open("/#/plans?id=" + plan, Look.LIGHT).page();
        page.waitForResponse(
                "**/timeline?scenario=*", () -> page.getByLabel("Follow").selectOption("Longer"));
        delete("/plans/" + plan + "/scenarios/" + scenario);
        button(page, "Evaluate now").click();

        assertThat(page.getByText("1 of 1 are kept in the timeline")).isVisible();
        assertThat(rows(page, "Evaluations")).hasCount(1);
        assertThat(page.getByLabel("Follow")).hasValue("plan");
    }

    @Test
    void aDraftIsIssuedOnceAndADecisionElsewhereIsShownBesideOnesOwn() {
        String quote = stored("/quotes?draft=true", PLAN);
        Opened opened = SERVICE.open("/#/quotes?id=" + quote, Look.LIGHT);
        opened.troubles().expect("409");
        Page page = opened.page();
        button(page, "Issue").dblclick();
        assertThat(page.locator("main .badge").first()).hasText("issued");

        SERVICE.calls().send("POST", "/api/v1/quotes/" + quote + "/decisions", "{\"decision\": \"rejected\"}");
        button(page, "Approve").click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("The quote is rejected");
        assertThat(page.locator("main .badge").first()).hasText("rejected");
        assertThat(heading(page, "Decision")).isVisible();
    }

    @Test
    void aFileOfPricesThatIsChangedWhileItIsCheckedIsNotReported() {
        stored("/price-catalogs", "{\"id\": \"ours\", \"title\": \"Ours\", \"provider\": \"aws\"}");
        Page page = SERVICE.open("/#/prices?catalog=ours", Look.LIGHT).page();
        Locator text = page.getByLabel("Or its text");
        page.route("**/versions?*dryRun=true", route -> {
            text.fill("another");
            route.resume();
        });
        text.fill(PRICES);
        button(page, "Check the file").click();

        assertThat(button(page, "Check the file")).isEnabled();
        assertThat(heading(page, "What would become of it")).hasCount(0);
    }

    @Test
    void aSweepThatIsDeletedElsewhereIsGone() {
        String sweep = stored("/sweeps", LONG_SWEEP);
        Opened opened = SERVICE.open("/#/sweeps?id=" + sweep, Look.LIGHT);
        opened.troubles().expect("404");
        Page page = opened.page();
        assertThat(button(page, "Pause")).isVisible();
        page.route("**/results?*", route -> {
            delete("/sweeps/" + sweep);
            route.resume();
        });
        delete("/sweeps/" + sweep); // cancels it

        assertThat(page.getByRole(AriaRole.ALERT)).isVisible();
        assertThat(heading(page, "Progress")).hasCount(0);
    }

    @Test
    void moreThanOnePageOfPlansIsShownAndThoseChosenAreComparedFromAnySearch() {
        IntStream.rangeClosed(1, 3).forEach(number -> stored("/plans", PLAN.replace("Llama", "Many " + number)));
        Page page = SERVICE.open("/#/plans", Look.LIGHT).page();
        page.route("**/plans?limit=100*", SecondThoughtsIT::byTwos);
        page.waitForResponse(
                "**/plans?*text=Many*", () -> page.getByLabel("Find plans").fill("Many"));
        assertThat(page.getByText("The first 2 plans")).isVisible();
        button(page, "More plans").click();
        assertThat(page.getByText("3 plans")).isVisible();
        page.getByLabel("Compare Many 1", exactly()).check();
        page.getByLabel("Compare Many 2", exactly()).check();
        page.getByLabel("Find plans").fill("Many 3");
        assertThat(page.getByText("1 plan", new Page.GetByTextOptions().setExact(true)))
                .isVisible();
        assertThat(button(page, "Compare the chosen")).isEnabled();
    }

    @Test
    void aRunOfAYearWithFiveDigitsIsRefusedAtItsField() {
        Page page = SERVICE.open("/#/plans?id=" + stored("/plans", PLAN), Look.LIGHT)
                .page();
        Locator started = page.getByLabel("Started, your time");
        started.fill("20260-01-01T00:00");
        button(page, "Record the run").click();
        assertThat(started.evaluate("field => field.validity.rangeOverflow")).isEqualTo(true);
    }

    /** Once it is done, nobody hears of it. */
    private static void lost(Route route) {
        route.fetch();
        route.abort();
    }

    private static void byTwos(Route route) {
        route.resume(new Route.ResumeOptions().setUrl(route.request().url().replace("limit=100", "limit=2")));
    }

    private static void unavailable(Route route) {
        route.fulfill(new Route.FulfillOptions()
                .setStatus(503)
                .setContentType("application/problem+json")
                .setBody("{\"title\": \"Service Unavailable\", \"status\": 503, \"detail\": \"Later.\"}"));
    }

    private static void patch(String path, String json) {
        SERVICE.calls()
                .send("PATCH", "/api/v1" + path, json, "If-Match", "*", "Content-Type", "application/merge-patch+json");
    }

    private static void delete(String path) {
        SERVICE.calls().send("DELETE", "/api/v1" + path, null, "If-Match", "*");
    }

    private static List<Object> items(String path) {
        return JsonPath.read(SERVICE.calls().send("GET", "/api/v1" + path, null).body(), "$.items");
    }

    private static Locator rows(Page page, String table) {
        return page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName(table))
                .locator("tbody tr");
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(
                AriaRole.HEADING, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static String stored(String path, String json) {
        return JsonPath.read(
                SERVICE.calls().send("POST", "/api/v1" + path, json).body(), "$.id");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }
}
