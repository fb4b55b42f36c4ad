package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpResponse;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was answered with 201 is kept, whatever happens to the process next. */
class SurvivesKillIT {

    @TempDir
    private Path folder;

    @Test
    void aPlanAndAQuoteOutliveAKilledProcess() throws Exception {
        HttpResponse<String> plan;
        HttpResponse<String> quote;
        try (JarProcess service = JarProcess.startIn(folder)) {
            plan = service.calls().send("POST", "/api/v1/plans", Examples.of("createPlan"));
            quote = service.calls().send("POST", "/api/v1/quotes", Examples.of("createQuote"));
            service.kill();
        }

        assertThat(plan.statusCode()).as(plan.body()).isEqualTo(201);
        assertThat(quote.statusCode()).as(quote.body()).isEqualTo(201);
        assertThat(folder.resolve("data/trilemma.mv.db")).isNotEmptyFile();
        try (JarProcess again = JarProcess.startIn(folder)) {
            assertThat(again.calls().send("GET", location(plan), null).body()).isEqualTo(plan.body());
            assertThat(again.calls().send("GET", location(quote), null).body()).isEqualTo(quote.body());
        }
    }

    private static String location(HttpResponse<String> created) {
        return created.headers().firstValue("Location").orElseThrow();
    }
}
