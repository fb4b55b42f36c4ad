package dev.trilemma.dashboard;

import com.microsoft.playwright.BrowserContext;
import dev.trilemma.HttpCalls;
import dev.trilemma.JarProcess;
import dev.trilemma.Needed;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.springframework.util.FileSystemUtils;

/**
 * The packaged service on a database of its own, once for a class of tests, and Chromium, once for all of them. Each page is
 * opened by someone new; after a test its pages are closed, and it fails if they had troubles that it did not expect. What a
 * failed test had open is drawn into {@code target/screenshots}.
 */
final class ServiceInBrowser implements ExecutionCondition, BeforeAllCallback, AfterEachCallback, AfterAllCallback {

    private final List<Opened> opened = new ArrayList<>();
    private Path folder;
    private JarProcess service;
    private Chromium chromium;

    /** A class that is given up later than here is not reported as skipped. */
    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        Needed chromium = Chromium.needed();
        return chromium.skips()
                ? ConditionEvaluationResult.disabled(chromium.install())
                : ConditionEvaluationResult.enabled(null);
    }

    @Override
    public void beforeAll(ExtensionContext context) throws IOException {
        Chromium.needed().require();
        chromium = context.getRoot()
                .getStore(Namespace.create(Chromium.class))
                .computeIfAbsent(Chromium.class, type -> Chromium.launch(), Chromium.class);
        folder = Files.createTempDirectory("trilemma");
        service = JarProcess.startIn(folder);
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
    public void afterAll(ExtensionContext context) throws IOException {
        if (service != null) {
            service.close();
            FileSystemUtils.deleteRecursively(folder);
        }
    }
}
