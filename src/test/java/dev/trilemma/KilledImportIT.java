package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An import whose process is killed leaves nothing but a failed draft. */
class KilledImportIT {

    private static final String CATALOG = "/api/v1/price-catalogs/killed/versions";
    private static final String HEADER =
            "provider,region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour\n";

    @TempDir
    private Path folder;

    @Test
    void nothingOfItIsThereAfterwardsAndTheNextImportSucceeds() throws Exception {
        try (JarProcess service = JarProcess.startIn(folder)) {
            service.calls()
                    .send(
                            "POST",
                            "/api/v1/price-catalogs",
                            "{\"id\": \"killed\", \"title\": \"Killed\", \"provider\": \"k\"}");
            CompletableFuture<Void> publication = CompletableFuture.runAsync(() -> publish(service, file(60_000)))
                    .exceptionally(cutOff -> null);
            while (statuses(service).isEmpty() && !publication.isDone()) {
                Thread.onSpinWait();
            }
            assertThat(statuses(service)).containsExactly("draft");
            service.kill();
            publication.join();
        }

        try (JarProcess again = JarProcess.startIn(folder)) {
            assertThat(statuses(again)).containsExactly("failed");
            assertThat(again.calls().send("GET", CATALOG + "/1/prices", null).statusCode())
                    .isEqualTo(404);
            assertThat(again.calls()
                            .send("GET", "/api/v1/prices?accelerator=h100-sxm&provider=k", null)
                            .statusCode())
                    .as("nobody knows the provider")
                    .isEqualTo(400);

            publish(again, file(10));
            assertThat(statuses(again)).containsExactly("published", "failed");
        }
    }

    private static void publish(JarProcess service, String file) {
        service.calls().send("POST", CATALOG + "?format=trilemma", file, "Content-Type", "text/csv");
    }

    private static List<String> statuses(JarProcess service) {
        return JsonPath.read(service.calls().send("GET", CATALOG, null).body(), "$.items[*].status");
    }

    private static String file(int rows) {
        return IntStream.range(0, rows)
                .mapToObj(row -> "k,region-" + row % 90 + ",node-" + row + ",nvidia-h100-sxm5-80gb,8,20." + row)
                .collect(Collectors.joining("\n", HEADER, "\n"));
    }
}
