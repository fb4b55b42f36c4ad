package dev.trilemma.benchmark;

import dev.trilemma.TrilemmaApplication;
import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.springframework.boot.SpringApplication;

/**
 * How long {@code GET /prices} takes with 5,000 prices and with 1,000,000, in a real PostgreSQL and over HTTP: ten catalogs of one
 * provider each, all in force, and as many prices in versions that they supersede. Prints the median and the 99th percentile of 1,000
 * requests, one after the other, and what they have become. Run by hand; its name is no test's.
 */
public final class PriceLookupBenchmark {

    private static final int FEW = 5_000;
    private static final int CATALOGS = 10;
    private static final int VERSIONS = 2;
    private static final int ROWS = 50_000;
    private static final int WARM_UP = 500;
    private static final int MEASURED = 1_000;

    private static final List<String> ACCELERATORS = List.of(
            "nvidia-h100-sxm5-80gb",
            "nvidia-a100-sxm4-80gb",
            "nvidia-l4-24gb",
            "nvidia-h200-sxm-141gb",
            "nvidia-b200-sxm-180gb");

    private static final Map<String, String> QUERIES = queries();

    private final HttpClient client = HttpClient.newHttpClient();
    private final String base;

    private PriceLookupBenchmark(int port) {
        this.base = "http://127.0.0.1:" + port + "/api/v1";
    }

    public static void main(String[] arguments) throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.start()) {
            int port = 18_099;
            var application = SpringApplication.run(
                    TrilemmaApplication.class,
                    "--server.port=" + port,
                    "--spring.datasource.url=" + postgres.getJdbcUrl("postgres", "postgres"),
                    "--spring.datasource.username=postgres",
                    "--spring.datasource.password=postgres",
                    "--logging.level.root=warn");
            new PriceLookupBenchmark(port).run();
            application.close();
        }
    }

    private void run() throws Exception {
        publish("few", 1, FEW);
        Map<String, double[]> few = measure();
        for (int version = 1; version <= VERSIONS; version++) {
            for (int catalog = 0; catalog < CATALOGS; catalog++) {
                publish("cloud-" + catalog, version, ROWS);
            }
        }
        Map<String, double[]> many = measure();
        few.forEach((query, before) -> System.out.printf(
                Locale.ROOT,
                "%-70s 5,000: %.2f / %.2f ms   1,000,000: %.2f / %.2f ms   ratio %.2f / %.2f%n",
                query,
                before[0],
                before[1],
                many.get(query)[0],
                many.get(query)[1],
                many.get(query)[0] / before[0],
                many.get(query)[1] / before[1]));
    }

    private static Map<String, String> queries() {
        Map<String, String> queries = new LinkedHashMap<>();
        queries.put("the cheapest H100 on demand", "/prices?accelerator=nvidia-h100-sxm5-80gb&commitment=onDemand");
        queries.put("the cheapest of all", "/prices");
        queries.put(
                "an accelerator of a provider in a region",
                "/prices?accelerator=nvidia-l4-24gb&provider=few&region=region-7");
        queries.put("a provider's region", "/prices?provider=few&region=region-7");
        return queries;
    }

    private Map<String, double[]> measure() throws Exception {
        Map<String, double[]> measured = new LinkedHashMap<>();
        for (Map.Entry<String, String> query : QUERIES.entrySet()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(base + query.getValue())).build();
            times(request, WARM_UP);
            double[] sorted = times(request, MEASURED);
            measured.put(query.getKey(), new double[] {sorted[MEASURED / 2], sorted[MEASURED * 99 / 100]});
        }
        return measured;
    }

    private double[] times(HttpRequest request, int count) throws Exception {
        double[] milliseconds = new double[count];
        for (int number = 0; number < count; number++) {
            long start = System.nanoTime();
            requireOk(client.send(request, BodyHandlers.ofString()));
            milliseconds[number] = (System.nanoTime() - start) / 1e6;
        }
        Arrays.sort(milliseconds);
        return milliseconds;
    }

    private void publish(String provider, int version, int rows) throws IOException, InterruptedException {
        if (version == 1) {
            requireOk(send(
                    "/price-catalogs",
                    "application/json",
                    "{\"id\": \"%1$s\", \"title\": \"%1$s\", \"provider\": \"%1$s\"}".formatted(provider)));
        }
        String file = IntStream.range(0, rows)
                .mapToObj(row -> String.join(
                        ",",
                        "region-" + row % 300,
                        "type-" + row,
                        ACCELERATORS.get(row % ACCELERATORS.size()),
                        "8",
                        String.valueOf(20 + (row * 7919L % 10_000) / 1_000.0 + version)))
                .collect(Collectors.joining(
                        "\n",
                        "region,instance_type,accelerator,accelerators_per_instance,on_demand_usd_per_hour\n",
                        "\n"));
        requireOk(send(
                "/price-catalogs/" + provider + "/versions?format=trilemma&confirm=true&asOf=2026-11-0" + version,
                "text/csv",
                file));
    }

    private HttpResponse<String> send(String path, String type, String body) throws IOException, InterruptedException {
        return client.send(
                HttpRequest.newBuilder(URI.create(base + path))
                        .header("Content-Type", type)
                        .POST(BodyPublishers.ofString(body))
                        .build(),
                BodyHandlers.ofString());
    }

    private static void requireOk(HttpResponse<String> answer) {
        if (answer.statusCode() >= 300) {
            throw new IllegalStateException(answer.statusCode() + " " + answer.body());
        }
    }
}
