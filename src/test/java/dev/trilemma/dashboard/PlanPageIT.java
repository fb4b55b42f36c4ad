package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Keyboard;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.SelectOption;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.file.Files;
import java.text.NumberFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.regex.Pattern;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The page that everybody sees first: a plan, and what follows from it. */
class PlanPageIT {

    private static final String LLAMA = """
            {"model": "llama-3.1-8b",
             "training": {"tokens": 15e12, "sequenceLength": 8192, "globalBatchSize": 1024},
             "cluster": {"accelerator": "h100", "acceleratorCount": %d}, "pricing": {"region": "us-east-1"}}
            """;
    private static final String TOO_SMALL =
            "/#/plan?model=llama-3.1-8b&training.tokens=1e9&training.sequenceLength=32768&training.recomputation=none"
                    + "&cluster.accelerator=h100&cluster.acceleratorCount=8&parallelism.tensor=1&parallelism.pipeline=1"
                    + "&parallelism.data=8&parallelism.zeroStage=0";

    @RegisterExtension
    static final ServiceInBrowser SERVICE = ServiceInBrowser.shared();

    @Test
    void itOpensWithAnExampleAlreadyCalculated() {
        Page page = SERVICE.open("/", Look.LIGHT).page();

        assertThat(heading(page, "The bill: " + total(512))).isVisible();
        assertThat(page.locator(".headline")).containsText("fits in memory");
        assertThat(page.getByText("In half the time")).isVisible();
        assertThat(page.getByText("For half the money, the same model")).isVisible();
    }

    @Test
    void typingCalculatesAgainAndTheAddressIsThePlan() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByLabel("Number of accelerators", exactly()).fill("1,024");
        assertThat(heading(page, "The bill: " + total(1024))).isVisible();

        Page sent = SERVICE.open(page.url().replaceFirst("^http://[^/]*", ""), Look.DARK)
                .page();
        assertThat(heading(sent, "The bill: " + total(1024))).isVisible();
        assertThat(sent.getByLabel("Number of accelerators", exactly())).hasValue("1024");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            Number of accelerators | 1,024  | cluster.acceleratorCount=1024
            Tokens       | 1.5T   | training.tokens=1500000000000
            Tokens       | 2,5T   | training.tokens=2500000000000
            Tokens       | 1e12   | training.tokens=1000000000000
            """)
    void whatIsTypedKeyByKeyStaysAsItWasTyped(String field, String typed, String inTheLink) {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        Locator input = page.getByLabel(field, exactly());
        input.selectText();
        page.keyboard().type(typed, new Keyboard.TypeOptions().setDelay(100));

        assertThat(page).hasURL(Pattern.compile(inTheLink + "(&|$)"));
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        assertThat(input).hasValue(typed);
    }

    @Test
    void whatIsNoNumberYetIsSaidOnceTheFieldIsLeft() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        Locator unread = page.getByText("This is no number.");
        page.getByLabel("Number of accelerators", exactly()).fill("2e");
        assertThat(unread).isHidden();
        page.keyboard().press("Tab");

        assertThat(unread).isVisible();
        assertThat(page.getByLabel("Number of accelerators", exactly())).hasValue("2e");
    }

    @ParameterizedTest
    @ValueSource(strings = {"many", "-5", "1,024 GPUs", "15 trillion"})
    void whatWillBeNoNumberIsSaidAtOnce(String typed) {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByLabel("Number of accelerators", exactly()).fill(typed);

        assertThat(page.getByText("This is no number.")).isVisible();
    }

    @Test
    void whatIsTypedInOneGoIsOneStepBack() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        Locator accelerators = page.getByLabel("Number of accelerators", exactly());
        accelerators.fill("25");
        accelerators.fill("256");
        assertThat(heading(page, "The bill: " + total(256))).isVisible();

        page.goBack();
        assertThat(heading(page, "The bill: " + total(512))).isVisible();
        assertThat(accelerators).hasValue("512");
    }

    @Test
    void aNearNumberAmongWhichTheBatchDividesIsOffered() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByLabel("Number of accelerators", exactly()).fill("1,000");
        page.getByRole(AriaRole.BUTTON, named("Use 1,024")).click();

        assertThat(heading(page, "The bill: " + total(1024))).isVisible();
        assertThat(page.getByText("The batch divides badly")).hasCount(0);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "training.tokens=abc",
                "training.tokens=1&training.tokens.x=2",
                "training.__proto__.polluted=1",
                "cluster.constructor.prototype.polluted=1",
                "model=none"
            })
    void aLinkThatIsNoPlanIsSaidToBeNone(String parameters) {
        Opened opened = SERVICE.open("/#/plan?" + parameters, Look.LIGHT);
        opened.troubles().expect("status of 400");
        opened.troubles().expect("400 POST");

        assertThat(opened.page().getByRole(AriaRole.ALERT)).containsText("This plan cannot be calculated");
        assertThat(opened.page().locator("[aria-busy=true]")).hasCount(0);
        assertThat(opened.page().evaluate("({}).polluted")).isNull();
    }

    @ParameterizedTest
    @ValueSource(strings = {"constructor", "__proto__", "none"})
    void aPageThatThereIsNotIsThePlan(String name) {
        Page page = SERVICE.open("/#/" + name, Look.LIGHT).page();

        assertThat(page.getByText(Pattern.compile("^The bill"))).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).hasText("There is no page " + name + ": this is Plan.");
    }

    @Test
    void whatALinkSaysInVainIsNamedUntilThePlanChanges() {
        Page page = SERVICE.open("/#/plan?model=llama-3.1-8b&trainning.tokens=1e12&tokens=5", Look.LIGHT)
                .page();
        assertThat(page.getByText(Pattern.compile("^The bill"))).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT))
                .containsText("The link says trainning.tokens, tokens, which is not understood.");

        page.getByLabel("Tokens", exactly()).fill("2T");
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    /** As the frontier leaves it, which needs no more. */
    @Test
    void aPlanOfAnAcceleratorAloneIsCompletedByTheExample() {
        Page page = SERVICE.open("/#/plan?cluster.accelerator=h200", Look.LIGHT).page();

        assertThat(page.getByText(Pattern.compile("^The bill"))).isVisible();
        assertThat(page.getByLabel("Model", exactly())).hasValue("llama-3.1-8b");
        assertThat(page.getByLabel("Accelerator", exactly())).hasValue("h200");
        assertThat(page.getByLabel("Number of accelerators", exactly())).hasValue("512");
    }

    @Test
    void onesOwnPlanOutlivesASavedOneThatThereIsNot() {
        Opened opened = SERVICE.open("/#/plan?model=llama-3.1-70b&training.tokens=2e12", Look.LIGHT);
        opened.troubles().expect("404");
        Page page = opened.page();
        assertThat(page.getByText(Pattern.compile("^The bill"))).isVisible();
        page.evaluate("location.hash = '#/plans?id=00000000-0000-0000-0000-000000000000'");
        assertThat(page.getByText("It may have been deleted.")).isVisible();
        page.getByRole(AriaRole.LINK, named("Plan").setExact(true)).click();

        assertThat(page.getByLabel("Model", exactly())).hasValue("llama-3.1-70b");
        assertThat(page.getByLabel("Tokens", exactly())).hasValue("2T");
    }

    @Test
    void figuresOfThePlanBeforeAreMarkedWhileTheNextAreSlowAndWhereTheyFail() {
        Opened opened = SERVICE.open("/", Look.LIGHT);
        opened.troubles().expect("net::ERR_FAILED");
        Page page = opened.page();
        assertThat(heading(page, "The bill: " + total(512))).isVisible();
        List<Route> held = new ArrayList<>();
        page.route("**/api/v1/estimates", held::add);
        page.waitForRequest(
                "**/api/v1/estimates",
                () -> page.getByLabel("Number of accelerators", exactly()).fill("256"));
        assertThat(page.locator(".answer")).hasCSS("filter", "grayscale(1)");
        assertThat(page.getByText("of the plan before: this one")).hasCount(0);

        held.get(0).abort();
        assertThat(page.getByText("These figures are of the plan before: this one could not be calculated."))
                .isVisible();
        assertThat(page.locator(".answer")).hasClass(Pattern.compile("busy"));
        page.unroute("**/api/v1/estimates");
        page.getByRole(AriaRole.BUTTON, named("Try again")).click();
        assertThat(heading(page, "The bill: " + total(256))).isVisible();
        assertThat(page.locator(".answer")).hasCSS("filter", "none");
    }

    @Test
    void whatIsSaidOfTheModelBeforeIsNotSaidOfTheNext() {
        Page page = SERVICE.open("about:blank", Look.LIGHT).page();
        List<Route> held = new ArrayList<>();
        page.route("**/api/v1/models/gpt3-175b", held::add);
        page.route("**/api/v1/strategies", strategies -> {});
        page.waitForResponse("**/api/v1/compute-optima", () -> page.navigate("/#/plan?model=gpt3-175b"));
        page.getByLabel("Model", exactly()).fill("llama-3.1-8b");
        assertThat(page.getByText("it has none")).isVisible();
        page.unroute("**/api/v1/models/gpt3-175b");
        page.waitForResponse("**/api/v1/models/gpt3-175b", () -> held.get(0).resume());
        page.evaluate("fetch('/api/v1/models/gpt3-175b').then(answer => answer.text())");

        assertThat(page.getByText("it has none")).isVisible();
        assertThat(page.getByText("it has few-shot skill")).hasCount(0);
    }

    @Test
    void anAnswerThatIsNotTheServicesIsSaidToBeNone() {
        Page page = SERVICE.open("about:blank", Look.LIGHT).page();
        page.route(
                "**/api/v1/estimates",
                route -> route.fulfill(
                        new Route.FulfillOptions().setContentType("text/html").setBody("<html>Please sign in")));
        page.navigate("/");

        assertThat(page.getByRole(AriaRole.ALERT)).containsText("Something else answered");
        assertThat(page.getByText("Calculating…")).hasCount(0);
    }

    @Test
    void aPageThatIsReachedHasTheFocusAndItsNameIsRead() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByRole(AriaRole.LINK, named("Quotes")).click();

        assertThat(page.getByRole(AriaRole.MAIN, named("Quotes"))).isFocused();
        assertThat(page).hasTitle("Quotes · Trilemma");
    }

    @Test
    void aListShowsWhatIsChosenAfterEachStepBackAndForward() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        Locator commitment = page.getByRole(AriaRole.COMBOBOX, named("Commitment"));
        commitment.selectOption("spot");
        assertThat(page).hasURL(Pattern.compile("commitment=spot"));
        Locator runs = page.getByLabel("Start from a well-known run");
        runs.selectOption(new SelectOption().setIndex(1));
        page.getByRole(AriaRole.BUTTON, named("Load")).first().click();
        assertThat(commitment).hasValue("");

        page.goBack();
        assertThat(commitment).hasValue("spot");
        page.goForward();
        assertThat(commitment).hasValue("");
    }

    /** One after the other they would be found; at once they are loaded sooner. */
    @Test
    void itsModulesAreAllAskedForAtOnce() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        assertThat(page.getByText(Pattern.compile("^The bill"))).isVisible();

        @SuppressWarnings("unchecked")
        List<String> loaded = (List<String>) page.evaluate("""
                () => performance.getEntriesByType("resource").map(({name}) => name)
                  .filter(name => name.endsWith(".js") && !name.endsWith("/app.js"))
                """);
        @SuppressWarnings("unchecked")
        List<String> asked = (List<String>)
                page.evaluate("() => [...document.querySelectorAll('link[rel=modulepreload]')].map(({href}) => href)");
        assertThat(asked).containsExactlyInAnyOrderElementsOf(new TreeSet<>(loaded));
    }

    @Test
    void anAnswerThatComesLateIsNotShown() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        assertThat(heading(page, "The bill: " + total(512))).isVisible();
        List<Route> held = new ArrayList<>();
        page.route("**/api/v1/estimates", route -> {
            if (held.isEmpty()) {
                held.add(route);
            } else {
                route.resume();
            }
        });

        Locator accelerators = page.getByLabel("Number of accelerators", exactly());
        page.waitForRequest("**/api/v1/estimates", () -> accelerators.fill("256"));
        accelerators.fill("2048");
        assertThat(heading(page, "The bill: " + total(2048))).isVisible();
        held.get(0).resume();

        page.waitForRequestFinished(
                () -> page.getByRole(AriaRole.BUTTON, named("Try them all")).click());
        assertThat(heading(page, "The bill: " + total(2048))).isVisible();
    }

    @Test
    void aMisspeltNameIsSaidAtItsFieldWithTheNearest() {
        Opened opened = SERVICE.open("/", Look.LIGHT);
        opened.troubles().expect("400 POST");
        opened.troubles().expect("status of 400");
        Page page = opened.page();
        assertThat(heading(page, "The bill: " + total(512))).isVisible();
        page.getByLabel("Model", exactly()).fill("lama-3.1-8b");
        page.keyboard().press("Tab");

        assertThat(page.locator("form .invalid")).containsText("llama-3.1-8b");
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("the plan before");
        opened.assertAccessible();
    }

    @Test
    void aRemedyMakesThePlanFit() {
        Page page = SERVICE.open(TOO_SMALL, Look.LIGHT).page();
        assertThat(page.locator(".headline")).containsText("does not fit in memory");

        page.getByRole(AriaRole.BUTTON, named(Pattern.compile("\\(fits")))
                .first()
                .click();
        assertThat(page.locator(".headline")).containsText("it fits in memory");
    }

    /** Small, dear, without a price, owned, unofficial, mixed: what a page of averages would stumble over. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "model=bert-base&training.tokens=1&training.sequenceLength=1&training.globalBatchSize=1"
                        + "&cluster.accelerator=h100&cluster.acceleratorCount=1",
                "model=llama-3.1-8b&training.method=lora&training.tokens=1e7&cluster.accelerator=h100&cluster.acceleratorCount=1",
                "model=gpt-4&training.tokens=1.3e13&cluster.accelerator=a100-40gb&cluster.acceleratorCount=25000",
                "model=llama-3.1-8b&training.tokens=1e12&cluster.accelerator=h100&cluster.acceleratorCount=64"
                        + "&pricing.commitment=spot&pricing.region=us-east-1",
                "model=deepseek-v3&training.datasetTokens=1e12&training.epochs=2&cluster.accelerator=h100"
                        + "&cluster.acceleratorCount=2048&pricing.commitment=owned"
            })
    void everyKindOfPlanIsShownWhole(String parameters) {
        Page page = SERVICE.open("/#/plan?" + parameters, Look.LIGHT).page();
        assertThat(page.getByText(Pattern.compile("^The bill"))).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        page.waitForLoadState(LoadState.NETWORKIDLE);

        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
        assertThat(page.locator("main").innerText()).doesNotContainPattern("NaN|undefined|null|Infinity|\\[object");
    }

    @Test
    void anAssumptionBecomesPartOfThePlan() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Change training.optimizer")))
                .click();

        Locator optimizer = page.getByRole(AriaRole.COMBOBOX, named("Optimizer"));
        assertThat(optimizer).isFocused();
        optimizer.selectOption("lion");
        assertThat(page).hasURL(Pattern.compile("training\\.optimizer=lion"));
        assertThat(page.getByRole(AriaRole.BUTTON, named(Pattern.compile("^Change training.optimizer"))))
                .hasCount(0);
    }

    @Test
    void aConfigOfHuggingFaceIsAModel() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByText("Paste a config.json instead").click();
        page.getByLabel("config.json of a Hugging Face model").fill("""
                {"architectures": ["LlamaForCausalLM"], "model_type": "llama", "hidden_size": 2048, "intermediate_size": 8192,
                 "num_hidden_layers": 16, "num_attention_heads": 32, "num_key_value_heads": 8, "vocab_size": 128256,
                 "tie_word_embeddings": true}
                """);
        page.keyboard().press("Tab");

        assertThat(page.getByText("1.24B parameters, 1.24B at work")).isVisible();
    }

    @Test
    void aConfigThatIsNoJsonIsComplainedOfWhileItStands() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByText("Paste a config.json instead").click();
        Locator config = page.getByLabel("config.json of a Hugging Face model");
        config.fill("{broken");
        page.getByLabel("Tokens", exactly()).fill("2T");
        assertThat(page).hasURL(Pattern.compile("training\\.tokens=2000000000000"));
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        assertThat(page.locator("form .invalid")).containsText("This is not JSON");
        assertThat(config).hasValue("{broken");

        page.getByLabel("Model", exactly()).fill("llama-3.1-70b");
        assertThat(page.locator("form .invalid")).hasCount(0);
        assertThat(config).hasValue("");
    }

    @Test
    void aWellKnownRunIsLoadedByKeyboard() {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        Locator gpt3 = page.getByRole(AriaRole.BUTTON, named("Load GPT-3 175B"));
        gpt3.focus();
        page.keyboard().press("Enter");

        assertThat(page.getByLabel("Model", exactly())).hasValue("gpt3-175b");
        page.goBack();
        assertThat(page.getByLabel("Model", exactly())).hasValue("llama-3.1-8b");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"<script>window.run = true</script>", "<img src=x onerror='window.run = true'>", "\"><b>bold"})
    void aTitleIsShownAndNotRun(String title) {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        page.getByLabel("Title").fill(title);

        assertThat(page.locator(".headline")).containsText(title);
        assertThat(page.evaluate("window.run")).isNull();
    }

    @Test
    void numbersAreThoseOfTheReadersLocale() {
        Page page = SERVICE.open("/", Look.LIGHT.in("de-DE")).page();

        String amount = NumberFormat.getIntegerInstance(Locale.GERMANY).format(dollars(512));
        assertThat(heading(page, Pattern.compile("The bill: " + amount.replace(".", "\\.") + "\\s\\$")))
                .isVisible();
    }

    @Test
    void aDrawingIsSavedInThreeFormats() throws Exception {
        Page page = SERVICE.open("/", Look.LIGHT).page();
        assertThat(page.getByRole(AriaRole.BUTTON, named("Load GPT-3 175B"))).isVisible();
        Locator triangle =
                page.locator("figure").filter(new Locator.FilterOptions().setHasText("Where the plan stands"));
        triangle.locator("summary").click();

        assertThat(saved(page, triangle, "PNG")).startsWith(0x89, 'P', 'N', 'G');
        var svg = DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(new java.io.ByteArrayInputStream(saved(page, triangle, "SVG")));
        assertThat(svg.getElementsByTagName("circle").getLength()).isGreaterThan(8);
        assertThat(new String(saved(page, triangle, "CSV"), java.nio.charset.StandardCharsets.UTF_8))
                .startsWith("Run,Published time,Time,Money,Loss,Energy,Memory,Source\r\nThis plan,")
                .contains("\r\nGPT-3 175B,1278720,");
    }

    @Test
    void withoutTheServiceItSaysSoAndTriesAgain() {
        Opened opened = SERVICE.open("/#/attention", Look.LIGHT);
        opened.troubles().expect("net::ERR_FAILED");
        Page page = opened.page();
        assertThat(page.locator("trilemma-chart").first()).isVisible();
        page.route("**/api/v1/**", Route::abort);
        page.getByRole(
                        AriaRole.LINK,
                        new Page.GetByRoleOptions().setName("Plan").setExact(true))
                .click();
        assertThat(page.getByRole(AriaRole.ALERT)).containsText("does not answer");

        page.unroute("**/api/v1/**");
        page.getByRole(AriaRole.BUTTON, named("Try again")).click();
        assertThat(page.getByText(Pattern.compile("^The bill"))).isVisible();
        assertThat(page.getByRole(AriaRole.ALERT)).hasCount(0);
    }

    private static byte[] saved(Page page, Locator figure, String format) throws IOException {
        Download download = page.waitForDownload(
                () -> figure.getByRole(AriaRole.BUTTON, new Locator.GetByRoleOptions().setName(format))
                        .click());
        return Files.readAllBytes(download.path());
    }

    private static Locator heading(Page page, Object name) {
        var options = new Page.GetByRoleOptions();
        return page.getByRole(
                AriaRole.HEADING,
                name instanceof Pattern pattern ? options.setName(pattern) : options.setName((String) name));
    }

    private static Page.GetByRoleOptions named(String name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByRoleOptions named(Pattern name) {
        return new Page.GetByRoleOptions().setName(name);
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    /** What the service answers, rounded as money is. */
    private static String total(int accelerators) {
        return "$" + NumberFormat.getIntegerInstance(Locale.US).format(dollars(accelerators));
    }

    private static BigDecimal dollars(int accelerators) {
        String estimate = SERVICE.calls()
                .send("POST", "/api/v1/estimates", LLAMA.formatted(accelerators))
                .body();
        return new BigDecimal(JsonPath.<String>read(estimate, "$.total.amount")).setScale(0, RoundingMode.HALF_UP);
    }
}
