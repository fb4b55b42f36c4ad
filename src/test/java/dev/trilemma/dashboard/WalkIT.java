package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.SelectOption;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who comes to an empty service and stays: from the first page to everything that the service keeps. */
class WalkIT {

    private static final String TITLE = "<script>window.run = true</script> Llama";
    private static final String FIRST_POINT = """
            async chart => {
              const echarts = await import("/_static/echarts/6.0.0/dist/echarts.esm.min.js");
              const drawn = echarts.getInstanceByDom(chart);
              const {data} = drawn.getOption().series.find(series => series.name === "frontier");
              const [x, y] = drawn.convertToPixel("grid", data[0].value);
              return [x, y, data[0].plan.cluster.acceleratorCount];
            }
            """;
    private static final String PRICES = """
            region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour,spot_usd_per_hour,as_of
            us-east-1,p5.48xlarge,nvidia-h100-sxm5-80gb,8,%s,0,%s
            """;

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.ofItsOwn();

    @Test
    void fromTheFirstPageToAFinishedSweep() {
        Opened opened = SERVICE.open("/", Look.LIGHT);
        Page page = opened.page();
        page.onDialog(dialog -> {
            throw new AssertionError("a dialog: " + dialog.message());
        });

        savesAPlan(opened);
        comparesScenarios(opened);
        comparesSavedPlans(opened);
        opensAPointOfItsFrontier(opened);
        approvesAQuote(opened);
        importsPrices(opened);
        finishesASweep(opened);
        assertThat(page.evaluate("window.run"))
                .as("what a title says was not run")
                .isNull();
    }

    private static void savesAPlan(Opened opened) {
        Page page = opened.page();
        page.getByLabel("Title").fill(TITLE);
        assertThat(page.locator(".headline")).containsText(TITLE);
        button(page, "Save the plan").click();
        link(page, "Open it").click();

        assertThat(heading(page, TITLE)).isVisible();
        link(page, "All saved plans").click();
        page.getByRole(AriaRole.TABLE).getByText(TITLE).click();
    }

    private static void comparesScenarios(Opened opened) {
        Page page = opened.page();
        Locator form = page.getByRole(AriaRole.FORM, new Page.GetByRoleOptions().setName("New scenario"));
        form.getByLabel("New value").fill("1,024");
        form.getByLabel("Scenario title").fill("Twice the cluster");
        form.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Add the scenario"))
                .click();
        assertThat(page.getByText("Twice the cluster is added.")).isVisible();
        button(page, "Evaluate now").click();
        assertThat(page.getByText("2 of 2 are kept in the timeline")).isVisible();

        Locator comparison = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("Comparison of the plan and its scenarios"));
        assertThat(comparison).containsText("Twice the cluster");
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Evaluations"))
                        .locator("tbody tr"))
                .hasCount(1);
        seen(opened, "walk-comparison");
    }

    private static void comparesSavedPlans(Opened opened) {
        Page page = opened.page();
        pages(page, "Plan");
        page.getByLabel("Title").fill("Half the tokens");
        page.getByLabel("Tokens", new Page.GetByLabelOptions().setExact(true)).fill("7.5T");
        button(page, "Save the plan").click();
        assertThat(page.getByText("The plan is saved.")).isVisible();
        pages(page, "Compare");
        page.getByLabel("Compare " + TITLE).check();
        page.getByLabel("Compare Half the tokens").check();
        button(page, "Compare the chosen").click();

        Locator comparison = page.getByRole(
                AriaRole.TABLE, new Page.GetByRoleOptions().setName("Comparison of the plan and its scenarios"));
        assertThat(comparison.locator("tbody tr")).hasCount(2);
        assertThat(comparison).containsText("training.tokens");
        seen(opened, "walk-plans");
        link(page, "All saved plans").click();
        page.getByRole(AriaRole.TABLE).getByText(TITLE).click();
    }

    private static void opensAPointOfItsFrontier(Opened opened) {
        Page page = opened.page();
        link(page, "Open it in the Plan page").click();
        link(page, "Its frontier").click();
        assertThat(page.getByText("are on the frontier")).isVisible();
        Locator chart = page.locator("trilemma-chart").first();
        assertThat(chart.locator("canvas")).isVisible();
        @SuppressWarnings("unchecked")
        List<Number> point = (List<Number>) chart.evaluate(FIRST_POINT);
        chart.click(new Locator.ClickOptions()
                .setPosition(point.get(0).doubleValue(), point.get(1).doubleValue()));

        assertThat(page).hasURL(Pattern.compile("#/plan\\?.*cluster\\.acceleratorCount=" + point.get(2)));
        assertThat(page.getByLabel("Number of accelerators", new Page.GetByLabelOptions().setExact(true)))
                .hasValue(String.valueOf(point.get(2)));
    }

    private static void approvesAQuote(Opened opened) {
        Page page = opened.page();
        pages(page, "Quotes");
        page.getByText("New budget").click();
        page.getByLabel("Title").fill("Training, this year");
        page.getByLabel("Amount").fill("90000000");
        page.getByLabel("First day").fill("2026-01-01");
        page.getByLabel("Last day").fill("2036-12-31");
        button(page, "Create budget").click();
        assertThat(page.getByText("Training, this year").first()).isVisible();

        pages(page, "Plan");
        page.getByLabel("Title").fill(TITLE);
        button(page, "Ask for a quote").click();
        link(page, "Open it").click();
        assertThat(page.locator("main .badge").first()).hasText("issued");
        page.getByRole(AriaRole.COMBOBOX, new Page.GetByRoleOptions().setName("Budget"))
                .selectOption(new SelectOption().setIndex(1));
        page.getByLabel("Note").fill("Within what was planned");
        button(page, "Approve").click();

        assertThat(page.locator("main .badge").first()).hasText("approved");
        String quotes = SERVICE.calls()
                .send("GET", "/api/v1/quotes?status=approved", null)
                .body();
        assertThat(JsonPath.<List<String>>read(quotes, "$.items[*].title")).containsExactly(TITLE);
        String budgets = SERVICE.calls().send("GET", "/api/v1/budgets", null).body();
        assertThat(JsonPath.<List<String>>read(budgets, "$.items[*].committed.amount"))
                .isEqualTo(JsonPath.<List<String>>read(quotes, "$.items[*].total.amount"));
        seen(opened, "walk-quote");
    }

    private static void importsPrices(Opened opened) {
        Page page = opened.page();
        pages(page, "Prices");
        page.getByText("New catalog").click();
        page.getByLabel("Name in plans").fill("our-cloud");
        page.getByLabel("Title").fill("What our cloud quotes us");
        page.locator("form")
                .filter(new Locator.FilterOptions().setHasText("Name in plans"))
                .getByLabel("Provider")
                .fill("aws");
        button(page, "Create catalog").click();
        assertThat(heading(page, "What our cloud quotes us")).isVisible();

        checks(page, "55.04", "2026-11-20");
        button(page, "Publish").click();
        assertThat(heading(page, "Published as version 1")).isVisible();
        checks(page, "45.00", "2026-11-21");
        Locator differences = page.getByRole(
                        AriaRole.TABLE, new Page.GetByRoleOptions().setName("Differences, the largest change first"))
                .first();
        assertThat(differences).containsText("$55.04");
        assertThat(differences).containsText("$45");
        assertThat(page.getByText("More than half of the prices move.")).isVisible();
        seen(opened, "walk-import");
        page.getByLabel("The prices that move are right").check();
        button(page, "Publish").click();

        assertThat(heading(page, "Published as version 2")).isVisible();
    }

    private static void checks(Page page, String price, String asOf) {
        page.getByLabel("Or its text").fill(PRICES.formatted(price, asOf));
        page.getByLabel("As of").fill(asOf);
        button(page, "Check the file").click();
        assertThat(heading(page, "What would become of it")).isVisible();
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Issues"))
                        .first())
                .containsText("zero is unknown");
    }

    private static void finishesASweep(Opened opened) {
        Page page = opened.page();
        pages(page, "Sweeps");
        page.getByLabel("Title").fill("Where to train it");
        assertThat(page.locator("form [role=status]")).hasText("20 points");
        button(page, "Start sweep").click();

        assertThat(page.locator("main .badge").first()).hasText("succeeded");
        assertThat(page.getByRole(AriaRole.TABLE, new Page.GetByRoleOptions().setName("Results"))
                        .locator("tbody tr"))
                .hasCount(20);
        seen(opened, "walk-sweep");
    }

    /** Read by everybody, and drawn to be looked at. */
    private static void seen(Opened opened, String name) {
        assertThat(opened.page().locator("[aria-busy=true]")).hasCount(0);
        opened.assertAccessible();
        opened.screenshot(name);
    }

    private static void pages(Page page, String name) {
        Locator there = page.getByRole(AriaRole.NAVIGATION, new Page.GetByRoleOptions().setName("Pages"))
                .getByRole(
                        AriaRole.LINK,
                        new Locator.GetByRoleOptions().setName(name).setExact(true));
        there.click();
        assertThat(there).hasAttribute("aria-current", "page");
    }

    private static Locator heading(Page page, String name) {
        return page.getByRole(AriaRole.HEADING, new Page.GetByRoleOptions().setName(name));
    }

    private static Locator button(Page page, String name) {
        return page.getByRole(
                AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true));
    }

    private static Locator link(Page page, String name) {
        return page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName(name));
    }
}
