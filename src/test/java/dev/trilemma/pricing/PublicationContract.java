package dev.trilemma.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.web.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** What readers, publishers and plans see of publications, over HTTP, on every database. */
@SpringBootTest(webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
abstract class PublicationContract {

    private static final HttpClient CLIENT = HttpClient.newHttpClient();
    private static final String H100 = "nvidia-h100-sxm5-80gb";

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate jdbc;

    @Test
    void aVersionSupersedesTheOneBeforeAndItsDifferencesCanBeRead() {
        create("steps", "stepcloud");
        assertThat(publish("steps", "2026-05-01", CatalogFiles.h100("stepcloud", "2026-05-01", 4, "20"), "")
                        .statusCode())
                .isEqualTo(201);
        String next = CatalogFiles.h100("stepcloud", "2026-06-01", 3, "20")
                + "stepcloud,region-9,node-9,nvidia-h100-sxm5-80gb,8,44,2026-06-01\n"
                + "stepcloud,region-0,node-0,nvidia-l4-24gb,1,0.8,2026-06-01\n";
        HttpResponse<String> second = publish("steps", "2026-06-01", next, "");

        assertThat(second.statusCode()).as(second.body()).isEqualTo(201);
        assertThat(JsonPath.<Map<String, Object>>read(second.body(), "$.changes"))
                .isEqualTo(Map.of("added", 2, "removed", 1, "changed", 0, "unchanged", 3));
        assertThat(versions("steps"))
                .extracting(version -> version.get("version"), version -> version.get("status"))
                .containsExactly(tuple(2, "published"), tuple(1, "superseded"));
        String differences =
                get("/api/v1/price-catalogs/steps/differences?from=1&to=2").body();
        assertThat(JsonPath.<List<String>>read(differences, "$.items[*].kind"))
                .containsExactly("added", "added", "removed");
        assertThat(JsonPath.<List<Integer>>read(
                        get(JsonPath.read(second.body(), "$.issuesUrl")).body(), "$.items[*].line"))
                .hasSameSizeAs(JsonPath.<List<Object>>read(second.body(), "$.issues"));
    }

    @Test
    void mostPricesMoveOnlyWhereSomebodyConfirmsIt() {
        create("moves", "movecloud");
        publish("moves", "2026-05-01", CatalogFiles.h100("movecloud", "2026-05-01", 10, "20"), "");
        String moved = CatalogFiles.h100("movecloud", "2026-06-01", 10, "21");

        HttpResponse<String> dry = publish("moves", "2026-06-01", moved, "&dryRun=true");
        assertThat(dry.statusCode()).isEqualTo(200);
        assertThat(JsonPath.<Boolean>read(dry.body(), "$.needsConfirmation")).isTrue();
        List<Object> announced = JsonPath.read(dry.body(), "$.differences");
        assertThat(publish("moves", "2026-06-01", moved, "").statusCode()).isEqualTo(409);
        assertThat(versions("moves")).hasSize(1);
        assertThat(publish("moves", "2026-06-01", moved, "&confirm=true").statusCode())
                .isEqualTo(201);
        assertThat(publish("moves", "2026-06-01", moved, "&confirm=true").statusCode())
                .as("the same file again")
                .isEqualTo(409);
        assertThat(versions("moves")).hasSize(2);
        assertThat(announced)
                .as("what the dry run announced is what happened")
                .hasSize(10)
                .isEqualTo(JsonPath.read(
                        get("/api/v1/price-catalogs/moves/differences?from=1&to=2")
                                .body(),
                        "$.items"));
    }

    @Test
    void aRefusedFileLeavesNothing() {
        create("refused", "refusedcloud");
        List<Map<String, Object>> before =
                jdbc.queryForList("select id from price_offer where provider = 'refusedcloud'");

        assertThat(publish("refused", "2026-05-01", "provider,accelerator\n", "")
                        .statusCode())
                .isEqualTo(400);
        assertThat(publish("nowhere", "2026-05-01", CatalogFiles.h100("x", "2026-05-01", 1, "20"), "")
                        .statusCode())
                .isEqualTo(404);
        assertThat(versions("refused")).isEmpty();
        assertThat(before).isEmpty();
    }

    @Test
    void anOlderListThatIsPublishedLaterIsSupersededAtOnceAndPricesItsOwnTime() {
        create("backfill", "backcloud");
        publish("backfill", "2026-06-01", CatalogFiles.h100("backcloud", "2026-06-01", 2, "24"), "");
        HttpResponse<String> older = publish(
                "backfill", "2026-03-01", CatalogFiles.h100("backcloud", "2026-03-01", 2, "20"), "&confirm=true");

        assertThat(JsonPath.<String>read(older.body(), "$.status")).isEqualTo("superseded");
        assertThat(amounts("provider=backcloud")).containsOnly("24.00");
        assertThat(amounts("provider=backcloud&at=2026-04-01T00:00:00Z")).containsOnly("20.00");
        assertThat(amounts("provider=backcloud&at=2026-02-01T00:00:00Z")).isEmpty();
        assertThat(JsonPath.<List<String>>read(
                        get("/api/v1/price-history?accelerator=" + H100 + "&provider=backcloud")
                                .body(),
                        "$.items[*].instancePrice.amount"))
                .containsExactly("20.00", "24.00");
    }

    @Test
    void aPlanThatPinsAVersionCostsTheSameForEverAndAgreesWithThePrices() {
        create("pinned", "pincloud");
        publish("pinned", "2026-05-01", CatalogFiles.h100("pincloud", "2026-05-01", 3, "25.000001"), "");
        String pinned = estimate("\"priceCatalog\": \"pinned\", \"priceCatalogVersion\": 1");
        assertThat(JsonPath.<String>read(pinned, "$.lines[0].unitPrice.amount"))
                .isEqualTo(amounts("provider=pincloud").get(0))
                .isEqualTo("25.000001");

        publish("pinned", "2026-06-01", CatalogFiles.h100("pincloud", "2026-06-01", 3, "12.5"), "&confirm=true");

        String later = estimate("\"priceCatalog\": \"pinned\", \"priceCatalogVersion\": 1");
        assertThat(JsonPath.<Object>read(later, "$.total")).isEqualTo(JsonPath.read(pinned, "$.total"));
        assertThat(JsonPath.<String>read(estimate("\"provider\": \"pincloud\""), "$.lines[0].unitPrice.amount"))
                .isEqualTo("12.50");
    }

    @Test
    void twoHundredReadersSeeTheOldVersionOrTheNewOneAndNeverBoth() throws Exception {
        create("readers", "readcloud");
        publish("readers", "2026-05-01", CatalogFiles.h100("readcloud", "2026-05-01", 3_000, "20"), "");
        ExecutorService clients = Executors.newFixedThreadPool(200);
        CompletableFuture<HttpResponse<String>> publication = CompletableFuture.supplyAsync(() -> publish(
                "readers", "2026-06-01", CatalogFiles.h100("readcloud", "2026-06-01", 3_000, "24"), "&confirm=true"));
        List<Future<Set<String>>> reads = new ArrayList<>();
        do {
            reads.addAll(IntStream.range(0, 200)
                    .mapToObj(reader -> clients.submit(() -> Set.copyOf(amounts("provider=readcloud&limit=100"))))
                    .toList());
            for (Future<Set<String>> read : reads) {
                read.get();
            }
        } while (!publication.isDone());
        clients.shutdown();

        assertThat(publication.get().statusCode()).isEqualTo(201);
        assertThat(amounts("provider=readcloud&limit=100")).containsOnly("24.00");
        Set<Set<String>> seen = reads.stream().map(PublicationContract::result).collect(Collectors.toSet());
        assertThat(Set.of(Set.of("20.00"), Set.of("24.00"))).containsAll(seen);
    }

    @Test
    void publishersOfOneCatalogFollowEachOther() throws Exception {
        create("together", "togethercloud");
        ExecutorService publishers = Executors.newFixedThreadPool(8);
        List<Future<HttpResponse<String>>> publications = IntStream.range(1, 9)
                .mapToObj(day -> publishers.submit(() -> publish(
                        "together",
                        "2026-05-0" + day,
                        CatalogFiles.h100("togethercloud", "2026-05-0" + day, 500, "2" + day),
                        "&confirm=true")))
                .toList();
        List<Integer> published = new ArrayList<>();
        for (Future<HttpResponse<String>> publication : publications) {
            HttpResponse<String> answer = publication.get();
            assertThat(answer.statusCode()).isIn(201, 409, 503);
            if (answer.statusCode() == 201) {
                published.add(JsonPath.read(answer.body(), "$.version"));
            }
        }
        publishers.shutdown();

        assertThat(published).isNotEmpty().doesNotHaveDuplicates();
        assertThat(versions("together"))
                .filteredOn(version -> version.get("status").equals("published"))
                .hasSize(1);
        assertThat(versions("together"))
                .filteredOn(version -> published.contains(version.get("version")))
                .hasSameSizeAs(published)
                .allSatisfy(version -> assertThat(version.get("rowCount")).isEqualTo(500));
    }

    @Test
    void whatIsExportedIsReadBack() throws Exception {
        create("exported", "exportcloud");
        create("csv-again", "exportcloud");
        create("json-again", "exportcloud");
        String file = CatalogFiles.h100("exportcloud", "2026-05-01", 3, "20.123456789")
                + "exportcloud,region-0,node-0,nvidia-h100-sxm5-80gb,8,22,2026-06-01\n";
        publish("exported", "2026-06-01", file, "");
        String prices = "/api/v1/price-catalogs/exported/versions/1/prices?limit=100";
        String csv = call(HttpRequest.newBuilder(uri(prices))
                        .header("Accept", "text/csv")
                        .build())
                .body();

        assertThat(publish("csv-again", "2026-06-01", csv, "").statusCode()).isEqualTo(201);
        assertThat(send(
                                "/api/v1/price-catalogs/json-again/versions?format=trilemma&asOf=2026-06-01",
                                "application/json",
                                get(prices).body())
                        .statusCode())
                .isEqualTo(201);
        assertThat(stored("exported")).hasSize(4).isEqualTo(stored("csv-again")).isEqualTo(stored("json-again"));
    }

    private List<Map<String, Object>> stored(String slug) {
        return jdbc.queryForList(
                "select item_id, instance_price, host_included, price_offer.status, price_offer.as_of, valid_from, valid_until"
                        + " from price_offer join catalog_version on catalog_version.id = catalog_version_id"
                        + " where price_catalog = ? order by item_id, valid_from",
                slug);
    }

    @Test
    void aRepeatedRequestPublishesOnce() {
        create("again", "againcloud");
        String file = CatalogFiles.h100("againcloud", "2026-05-01", 2, "20");

        HttpResponse<String> first = publish("again", "2026-05-01", file, "", "Idempotency-Key", "a key");
        HttpResponse<String> second = publish("again", "2026-05-01", file, "", "Idempotency-Key", "a key");

        assertThat(second.statusCode()).isEqualTo(201);
        assertThat(second.headers().firstValue("Idempotency-Replayed")).contains("true");
        assertThat(Json.mapper().readTree(second.body()))
                .isEqualTo(Json.mapper().readTree(first.body()));
        assertThat(versions("again")).hasSize(1);
    }

    private static Set<String> result(Future<Set<String>> read) {
        try {
            return read.get();
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }

    private void create(String slug, String provider) {
        HttpResponse<String> answer = send(
                "/api/v1/price-catalogs",
                "application/json",
                "{\"id\": \"%s\", \"title\": \"A test\", \"provider\": \"%s\"}".formatted(slug, provider));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
    }

    private HttpResponse<String> publish(String slug, String asOf, String csv, String more, String... headers) {
        return send(
                "/api/v1/price-catalogs/" + slug + "/versions?format=trilemma&asOf=" + asOf + more,
                "text/csv",
                csv,
                headers);
    }

    private String estimate(String pricing) {
        HttpResponse<String> answer = send("/api/v1/estimates", "application/json", """
                {"model": "llama-3.1-8b", "training": {"tokens": 1e11},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64}, "pricing": {%s}}
                """.formatted(pricing));
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return answer.body();
    }

    private List<String> amounts(String query) {
        HttpResponse<String> answer = get("/api/v1/prices?" + query);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(200);
        return JsonPath.read(answer.body(), "$.items[*].instancePrice.amount");
    }

    private List<Map<String, Object>> versions(String slug) {
        return JsonPath.read(get("/api/v1/price-catalogs/" + slug + "/versions").body(), "$.items");
    }

    private HttpResponse<String> get(String path) {
        return call(HttpRequest.newBuilder(uri(path)).build());
    }

    private HttpResponse<String> send(String path, String type, String body, String... headers) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(uri(path)).header("Content-Type", type).POST(BodyPublishers.ofString(body));
        if (headers.length > 0) {
            request.headers(headers);
        }
        return call(request.build());
    }

    private URI uri(String path) {
        return URI.create("http://127.0.0.1:" + port + path);
    }

    private static HttpResponse<String> call(HttpRequest request) {
        try {
            return CLIENT.send(request, BodyHandlers.ofString());
        } catch (Exception failure) {
            throw new IllegalStateException(failure);
        }
    }
}
