package dev.trilemma.dashboard;

import com.microsoft.playwright.BrowserContext;
import dev.trilemma.HttpCalls;
import dev.trilemma.Needed;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * The packaged service, and Chromium. Both are started once for all tests; a class that stores or sets something takes a service
 * {@link #ofItsOwn}. Each page is opened by someone new; after a test its pages are closed, and it fails if they had troubles that it
 * did not expect. What a failed test had open is drawn into {@code target/screenshots}.
 */
final class ServiceInBrowser implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final List<Opened> opened = new ArrayList<>();
    private final @Nullable List<String> settings;
    private PackagedService service;
    private Chromium chromium;

    private ServiceInBrowser(@Nullable List<String> settings) {
        this.settings = settings;
    }

    /** With the service of everybody, whose database nobody writes to. */
    static ServiceInBrowser shared() {
        return new ServiceInBrowser(null);
    }

    /** With a service on a fresh database. */
    static ServiceInBrowser ofItsOwn(String... settings) {
        return new ServiceInBrowser(List.of(settings));
    }

    /** A class that is given up later than here is not reported as skipped. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Needed chromium = Chromium.needed();
        return chromium.skips()
                ? ConditionEvaluationResult.disabled(chromium.install())
                : ConditionEvaluationResult.enabled(null);
    }

    @Override
    public void beforeAll(ExtensionContext context) {
        Chromium.needed().require();
        ExtensionContext.Store ofAll = context.getRoot().getStore(Namespace.create(ServiceInBrowser.class));
        chromium = ofAll.computeIfAbsent(Chromium.class, type -> Chromium.launch(), Chromium.class);
        service = settings == null
                ? ofAll.computeIfAbsent(
                        PackagedService.class, type -> PackagedService.start(List.of()), PackagedService.class)
                : PackagedService.start(settings);
    }

    /** @param path with its query, from the slash */
    Opened open(String path, Look look) {
        BrowserContext context = chromium.browser().newContext(look.options().setBaseURL(calls().base()));
        var page = new Opened(context.newPage(), Troubles.on(context));
        opened.add(page);
        page.page().navigate(path);
        return page;
    }

    /** What the pages show can be put there, or looked up, without them. */
    HttpCalls calls() {
        return service.calls();
    }

    @Override
    public void afterEach(ExtensionContext test) {
        try {
            test.getExecutionException()
                    .ifPresentOrElse(
                            failure -> opened.forEach(page -> page.explain(failure, name(test))),
                            () -> opened.forEach(Opened::assertTroublesAsExpected));
        } finally {
            opened.forEach(Opened::close);
            opened.clear();
        }
    }

    private static String name(ExtensionContext test) {
        return test.getRequiredTestClass().getSimpleName() + "-"
                + test.getRequiredTestMethod().getName();
    }

    @Override
    public void afterAll(ExtensionContext context) {
        if (service != null && settings != null) {
            service.close();
        }
    }
}
