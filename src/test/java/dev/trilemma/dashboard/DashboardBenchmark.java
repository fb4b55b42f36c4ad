package dev.trilemma.dashboard;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.BoundingBox;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How long a reader waits, in Chromium on the packaged service: {@code mvn package -DskipTests}, then {@code mvn test-compile exec:java
 * -Dexec.classpathScope=test -Dexec.mainClass=dev.trilemma.dashboard.DashboardBenchmark}. Each round has a browser that was never used.
 */
public final class DashboardBenchmark {

    private static final int ROUNDS = 5;
    private static final int POINTS = 2_000;
    private static final JsonMapper JSON = JsonMapper.shared();

    private static final String WATCH = """
            new MutationObserver((changes, observer) => {
              if (document.querySelector(".tiles")) {
                requestAnimationFrame(() => { window.figuresAt = performance.now(); });
                observer.disconnect();
              }
            }).observe(document, {childList: true, subtree: true});
            """;

    private static final String TYPE = """
            async value => {
              const input = document.querySelector("input[name='cluster.acceleratorCount']");
              const figures = () => document.querySelector(".tiles").textContent;
              const before = figures();
              input.value = value;
              const start = performance.now();
              input.dispatchEvent(new Event("input", {bubbles: true}));
              while (figures() === before) {
                await new Promise(requestAnimationFrame);
              }
              return performance.now() - start;
            }
            """;

    private static final String COUNT_FRAMES = """
            window.frames_ = [];
            let last = performance.now();
            const frame = now => { frames_.push(now - last); last = now; requestAnimationFrame(frame); };
            requestAnimationFrame(frame);
            """;

    private DashboardBenchmark() {}

    public static void main(String[] arguments) {
        try (PackagedService service = PackagedService.start(List.of())) {
            String base = service.calls().base();
            for (int round = 0; round < ROUNDS; round++) {
                try (Chromium chromium = Chromium.launch();
                        BrowserContext context = chromium.browser().newContext()) {
                    firstPage(context.newPage(), base);
                    pan(context.newPage(), base);
                }
            }
        }
        System.exit(0);
    }

    private static void firstPage(Page page, String base) {
        page.addInitScript(WATCH);
        page.navigate(base + "/");
        page.getByText("In half the time").waitFor();
        double paint = ((Number) page.evaluate("performance.getEntriesByName('first-contentful-paint')[0].startTime"))
                .doubleValue();
        double figures = ((Number) page.evaluate("figuresAt")).doubleValue();
        List<Double> keys = new ArrayList<>();
        for (String count : List.of("256", "1024", "640", "2048")) {
            keys.add(((Number) page.evaluate(TYPE, count)).doubleValue());
        }
        System.out.printf(
                Locale.ROOT,
                "first paint %.0f ms, figures %.0f ms, redrawn after the last key %s%n",
                paint,
                figures,
                rounded(keys));
    }

    private static void pan(Page page, String base) {
        page.route("**/api/v1/frontiers", DashboardBenchmark::multiply);
        page.navigate(base + "/#/frontier");
        page.getByText("are on the frontier").waitFor();
        BoundingBox box = page.locator("trilemma-chart canvas").first().boundingBox();
        page.evaluate(COUNT_FRAMES);
        page.mouse().move(box.x + 500, box.y + 200);
        page.mouse().down();
        for (int step = 0; step < 120; step++) {
            page.mouse().move(box.x + 500 + step, box.y + 200 + step / 2.0);
        }
        page.mouse().up();
        @SuppressWarnings("unchecked")
        List<Double> frames = ((List<Number>) page.evaluate("frames_.slice(1)"))
                .stream().map(Number::doubleValue).sorted().toList();
        System.out.printf(
                Locale.ROOT,
                "panning %d points: %d frames, median %.1f ms, 95th percentile %.1f ms, longest %.1f ms%n",
                POINTS,
                frames.size(),
                frames.get(frames.size() / 2),
                frames.get((int) (frames.size() * 0.95)),
                frames.get(frames.size() - 1));
    }

    /** The service's own frontier, its points drawn again nearby until there are enough. */
    private static void multiply(Route route) {
        ObjectNode frontier = (ObjectNode) JSON.readTree(route.fetch().text());
        ArrayNode points = (ArrayNode) frontier.get("points");
        int own = points.size();
        for (int number = own; number < POINTS; number++) {
            ObjectNode point = ((ObjectNode) points.get(number % own)).deepCopy();
            point.put("wallClockSeconds", point.get("wallClockSeconds").asDouble() * (1 + 0.01 * number / own));
            points.add(point);
        }
        route.fulfill(new Route.FulfillOptions()
                .setBody(frontier.toString())
                .setHeaders(Map.of("Content-Type", "application/json")));
    }

    private static List<String> rounded(List<Double> millis) {
        return millis.stream()
                .map(each -> String.format(Locale.ROOT, "%.0f ms", each))
                .toList();
    }
}
