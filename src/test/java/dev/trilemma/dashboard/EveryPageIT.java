package dev.trilemma.dashboard;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.LoadState;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every page on an empty database, as everybody might look at it. */
class EveryPageIT {

    private static final List<String> PAGES =
            List.of("plan", "frontier", "attention", "plans", "prices", "quotes", "sweeps");

    /** Plans by a seeded generator (Lehmer), written as links and read again. */
    private static final String LINKS = """
            async () => {
              const {link, read} = await import("/link.js");
              let state = 42;
              const random = () => (state = (state * 48271) % 2147483647) / 2147483647;
              const any = values => values[Math.floor(random() * values.length)];
              const value = () => any([true, false, 1.5e13, 0.25, 8192, "h100", "a&b=c#d?e", "<script>", "llama 3 é", {optimizer: true}, [1, "2"]]);
              let same = 0;
              for (let run = 0; run < 200; run++) {
                const plan = {};
                if (random() < 0.5) plan.title = any(["Plain", "100 % & more", "{not json", "a.b.c=d"]);
                if (random() < 0.5) plan.pricing = {priceCatalog: any(["2026", "1e3", "true"])};
                if (random() < 0.5) plan.architecture = {layers: 32, slidingWindow: {size: 4096}};
                for (const part of ["training", "cluster", "parallelism", "pricing"]) {
                  if (random() < 0.7) plan[part] = {...plan[part], ["field" + Math.floor(random() * 9)]: value(), other: value()};
                }
                const back = read(link("plan", plan));
                const sorted = given => JSON.stringify(given, (key, inner) => inner && typeof inner === "object" && !Array.isArray(inner)
                  ? Object.fromEntries(Object.entries(inner).sort()) : inner);
                same += back.page === "plan" && sorted(back.plan) === sorted(plan);
              }
              return `${same} of 200`;
            }
            """;

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
        assertThat((int) page.evaluate("document.documentElement.scrollWidth"))
                .as("nobody scrolls sideways")
                .isLessThanOrEqualTo(look.width());
        opened.screenshot(name + "-" + look);
    }

    /** Everything that it takes to show a page for the first time, as it comes over the wire. */
    @ParameterizedTest
    @ValueSource(strings = {"plan", "frontier", "plans", "sweeps"})
    void aPageWeighsAtMost700Kilobytes(String name) {
        Opened opened = SERVICE.open("about:blank", Look.LIGHT);
        Page page = opened.page();
        List<Request> requests = new ArrayList<>();
        page.onRequestFinished(requests::add);
        page.navigate("/#/" + name);
        assertThat(page.locator("h1")).isVisible();
        assertThat(page.locator("[aria-busy=true]")).hasCount(0);
        page.waitForLoadState(LoadState.NETWORKIDLE);

        int bytes = requests.stream()
                .map(Request::sizes)
                .mapToInt(sizes -> sizes.responseBodySize + sizes.responseHeadersSize)
                .sum();
        assertThat(bytes).isBetween(50_000, 700_000);
    }

    /** What a link says is what it was made of, for plans of every kind. */
    @Test
    void aLinkIsAPlan() {
        Page page = SERVICE.open("/", Look.LIGHT).page();

        assertThat((String) page.evaluate(LINKS)).isEqualTo("200 of 200");
    }

    static Stream<Arguments> everybodyCanReadIt() {
        return PAGES.stream()
                .flatMap(name -> Stream.of(Look.LIGHT, Look.DARK.narrow()).map(look -> Arguments.of(name, look)));
    }
}
