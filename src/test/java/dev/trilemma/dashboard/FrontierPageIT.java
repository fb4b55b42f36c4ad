package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.options.AriaRole;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The frontier, what it costs to move along it, and the proof that nothing is beyond. */
class FrontierPageIT {

    private static final String LLAMA = "/#/frontier?model=llama-3.1-8b&cluster.accelerator=h100";

    /** A place with half the money of the cheapest point, in its time. */
    private static final String BELOW_THE_CHEAPEST = """
            async chart => {
              const echarts = await import("/_static/echarts/6.0.0/dist/echarts.esm.min.js");
              const drawn = echarts.getInstanceByDom(chart);
              const {data} = drawn.getOption().series.find(series => series.name === "frontier");
              const [seconds, amount] = data.map(({value}) => value).sort((one, other) => one[1] - other[1])[0];
              return drawn.convertToPixel("grid", [seconds, amount / 2]);
            }
            """;

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.shared();

    @Test
    void whereNoPlanIsThePageSaysWhy() {
        Opened opened = SERVICE.open(LLAMA, Look.LIGHT);
        Page page = opened.page();
        Locator chart = drawn(page);
        @SuppressWarnings("unchecked")
        List<Number> place = (List<Number>) chart.evaluate(BELOW_THE_CHEAPEST);
        Response solution = page.waitForResponse(
                "**/api/v1/solutions",
                () -> chart.click(new Locator.ClickOptions()
                        .setPosition(place.get(0).doubleValue(), place.get(1).doubleValue())));

        assertThat(page.getByText("Not possible.")).isVisible();
        assertThat(page.getByText(JsonPath.<String>read(solution.text(), "$.formula")))
                .isVisible();
        opened.assertAccessible();
    }

    @Test
    void aPlanThatDoesNotFitIsNotSaidToBeOnTheFrontier() {
        Page page = SERVICE.open(
                        "/#/frontier?model=llama-3.1-405b&training.tokens=1e12&cluster.accelerator=h100&cluster.acceleratorCount=8",
                        Look.LIGHT)
                .page();

        assertThat(page.getByText("Your plan is not on the chart: it does not fit in memory"))
                .isVisible();
    }

    @Test
    void whoKnowsTheFiguresAsksByKeyboard() {
        Page page = SERVICE.open(LLAMA, Look.LIGHT).page();
        drawn(page);
        page.getByLabel("Money, at most").fill("100");
        page.getByLabel("Days, at most").fill("1");
        page.keyboard().press("Enter");

        assertThat(page.getByText("24 hr and $100, loss at most")).isVisible();
        assertThat(page.getByText("Not possible.")).isVisible();
    }

    @Test
    void pickingTwoSaysWhatTheThirdCosts() {
        Page page = SERVICE.open(LLAMA, Look.LIGHT).page();
        drawn(page);
        Response solution = page.waitForResponse(
                "**/api/v1/solutions",
                () -> page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Good and cheap"))
                        .click());

        assertThat(page.getByText(JsonPath.<String>read(solution.text(), "$.third.explanation")))
                .isVisible();
    }

    @Test
    void aWastefulPlanIsInsideTheFrontier() {
        Page page = SERVICE.open(
                        LLAMA
                                + "&training.tokens=1e11&cluster.acceleratorCount=64&parallelism.tensor=8&parallelism.pipeline=8",
                        Look.LIGHT)
                .page();

        assertThat(page.getByText("inside the frontier")).isVisible();
        page.locator(".notice")
                .getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName("Open it"))
                .click();
        assertThat(page.getByText("fits in memory")).isVisible();
    }

    @Test
    void aWorstLossTakesPlansAway() {
        Page page = SERVICE.open(LLAMA, Look.LIGHT).page();
        drawn(page);
        page.getByText("Data and files").first().click();
        Locator rows = page.locator("figure").first().locator("tbody tr");
        assertThat(rows.first()).isVisible();
        int before = rows.count();
        Locator slider = page.getByLabel("Loss at most");
        slider.focus();
        for (int step = 0; step < 3; step++) {
            slider.press("PageDown");
        }

        assertThat(rows).not().hasCount(before);
        assertThat(rows.count()).isBetween(1, before - 1);
    }

    @Test
    void aSearchIsFoundAgainByAStepBack() {
        Page page = SERVICE.open(LLAMA, Look.LIGHT).page();
        drawn(page);
        page.getByLabel("Vary: tokens").uncheck();
        page.getByLabel("Numbers of accelerators", exactly()).fill("8, 16");
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search"))
                .click();
        assertThat(page).hasURL(Pattern.compile("acceleratorCounts=8%2C\\+16"));
        page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Change the plan"))
                .click();
        assertThat(page.getByLabel("Title")).isVisible();

        page.goBack();
        assertThat(page.getByLabel("Numbers of accelerators", exactly())).hasValue("8, 16");
        assertThat(page.getByLabel("Vary: tokens")).not().isChecked();
    }

    @Test
    void whatMayBeOneNumberOrTwoIsNotSearchedFor() {
        Page page = SERVICE.open(LLAMA + "&vary=acceleratorCounts&acceleratorCounts=256,512", Look.LIGHT)
                .page();

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("with a blank after each comma");
        assertThat(page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName("Search")))
                .isDisabled();
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static Locator drawn(Page page) {
        Locator chart = page.locator("trilemma-chart").first();
        assertThat(chart.locator("canvas")).isVisible();
        return chart;
    }
}
