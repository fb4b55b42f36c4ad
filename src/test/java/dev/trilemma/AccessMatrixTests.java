package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.ApiDescription.Operation;
import dev.trilemma.team.Role;
import dev.trilemma.web.WireNames;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;

/** Every operation of the API for every kind of caller, as the golden table says. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:access-matrix;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "trilemma.security.first-key=" + AccessMatrixTests.FIRST_KEY,
            "trilemma.sweep.threads=0"
        })
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class AccessMatrixTests {

    static final String FIRST_KEY = "the first key of the access matrix tests";

    private static final Path TABLE = Path.of("src/test/resources/golden/access.csv");
    private static final Set<Integer> REFUSALS = Set.of(401, 403);
    private static final TestTokens TOKENS = new TestTokens();

    @LocalServerPort
    private int port;

    private HttpCalls service;
    private List<Operation> operations;
    private Map<String, Map<String, String>> table;
    private WorkedRequests requests;
    private String revoked;
    private String otherTeam;

    @DynamicPropertySource
    static void issuer(DynamicPropertyRegistry properties) {
        properties.add("spring.security.oauth2.resourceserver.jwt.public-key-location", TOKENS::publicKeyLocation);
    }

    @BeforeAll
    void prepare() throws IOException {
        service = HttpCalls.toPort(port);
        ApiDescription description = ApiDescription.of(service);
        operations = description.operations();
        table = table();
        requests = new WorkedRequests(service, description, "X-API-Key", FIRST_KEY);
        revoked = revokedKey();
        send("POST", "/api/v1/teams", "{\"id\":\"other\",\"title\":\"Other\"}");
        otherTeam = secret(key("administrator", "other"));
    }

    @Test
    void everyOperationIsInTheTable() {
        assertThat(operations).extracting(Operation::id).containsExactlyInAnyOrderElementsOf(table.keySet());
    }

    @Test
    void everyRoleMayWhatTheTableSaysAndNothingElse() {
        for (Role role : Role.values()) {
            String name = WireNames.of(role);
            String key = secret(key(name, "default"));
            assertThat(operations).allSatisfy(operation -> {
                HttpResponse<String> answer = requests.sendWithout(operation, "X-API-Key", key);
                if (row(operation).get(name).equals("yes")) {
                    assertThat(answer.statusCode())
                            .as(answer.body())
                            .isNotIn(REFUSALS)
                            .isLessThan(500);
                } else {
                    assertRefused(answer, 403, "forbidden");
                }
            });
        }
    }

    @Test
    void aTokenMayWhatItsRolesMay() {
        String token = TOKENS.token("default", List.of("planner"), Instant.now().plusSeconds(600));
        assertThat(operations).allSatisfy(operation -> {
            HttpResponse<String> answer = requests.sendWithout(operation, "Authorization", "Bearer " + token);
            assertThat(REFUSALS.contains(answer.statusCode()))
                    .as(answer.body())
                    .isEqualTo(row(operation).get("planner").equals("no"));
        });
    }

    @Test
    void whoDoesNotProveToBeACallerMayNothing() {
        String expired =
                TOKENS.token("default", List.of("administrator"), Instant.now().minusSeconds(600));
        String forged = new TestTokens()
                .token("default", List.of("administrator"), Instant.now().plusSeconds(600));
        String ofNoTeam =
                TOKENS.token("nobody", List.of("administrator"), Instant.now().plusSeconds(600));
        assertThat(operations).allSatisfy(operation -> {
            assertRefused(requests.sendWithout(operation), 401, "unauthenticated");
            assertRefused(requests.sendWithout(operation, "X-API-Key", revoked), 401, "unauthenticated");
            assertRefused(requests.sendWithout(operation, "X-API-Key", "tlm_made-up"), 401, "unauthenticated");
            for (String token : List.of(expired, forged, ofNoTeam, "x.y.z", revoked)) {
                assertRefused(
                        requests.sendWithout(operation, "Authorization", "Bearer " + token), 401, "unauthenticated");
            }
        });
    }

    @Test
    void anotherTeamFindsNothingOfThisOne() {
        assertThat(operations).allSatisfy(operation -> {
            String id = requests.id(operation);
            HttpResponse<String> answer = requests.send(operation, "X-API-Key", otherTeam);
            switch (row(operation).get("otherTeam")) {
                case "notFound" -> assertRefused(answer, 404, "not-found");
                case "forbidden" -> assertRefused(answer, 403, "forbidden");
                case "same", "own" -> {
                    assertThat(answer.statusCode())
                            .as(answer.body())
                            .isNotIn(REFUSALS)
                            .isNotEqualTo(404)
                            .isLessThan(500);
                    assertThat(id.isEmpty() || !answer.body().contains(id))
                            .as(operation.name())
                            .isTrue();
                }
                default -> throw new IllegalArgumentException(operation.name());
            }
        });
    }

    /** What is calculated on other threads is calculated for the same team. */
    @Test
    void aTeamsOwnModelIsKnownToAllOfItsCalculationsAndToNobodyElses() {
        String model = "{\"id\":\"of-the-other-team\",\"title\":\"Own\",\"architecture\":{\"layers\":2,"
                + "\"hiddenSize\":64,\"attentionHeads\":2,\"vocabularySize\":100}}";
        assertThat(service.send("POST", "/api/v1/models", model, "X-API-Key", otherTeam)
                        .statusCode())
                .isEqualTo(201);
        String plan = "{\"model\":\"of-the-other-team\",\"training\":{\"tokens\":1e9},"
                + "\"cluster\":{\"accelerator\":\"h100\",\"acceleratorCount\":8}}";
        String batch = "{\"plans\":[" + String.join(",", Collections.nCopies(200, plan)) + "]}";
        String space = "{\"space\":{\"models\":[\"of-the-other-team\"],\"tokens\":[1e9],\"accelerators\":[\"h100\"],"
                + "\"acceleratorCounts\":[8,16,32,64]}}";

        String own = service.send("POST", "/api/v1/estimate-batches", batch, "X-API-Key", otherTeam)
                .body();
        String ownFrontier = service.send("POST", "/api/v1/frontiers", space, "X-API-Key", otherTeam)
                .body();
        String others = service.send("POST", "/api/v1/estimate-batches", batch, "X-API-Key", FIRST_KEY)
                .body();

        assertThat(JsonPath.<List<Object>>read(own, "$.items[*].total")).hasSize(200);
        assertThat(JsonPath.<List<Object>>read(ownFrontier, "$.points")).isNotEmpty();
        assertThat(JsonPath.<Map<String, Object>>read(ownFrontier, "$.rejected"))
                .doesNotContainKey("invalidPlan");
        assertThat(JsonPath.<List<String>>read(others, "$.items[*].errors[0].pointer"))
                .hasSize(200)
                .containsOnly("/model");
    }

    private Map<String, String> row(Operation operation) {
        return table.get(operation.id());
    }

    private static void assertRefused(HttpResponse<String> answer, int status, String type) {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(JsonPath.<String>read(answer.body(), "$.type")).isEqualTo("/problems/" + type);
    }

    private String revokedKey() {
        String issued = key("administrator", "default");
        String id = JsonPath.read(issued, "$.id");
        HttpResponse<String> answer =
                service.send("DELETE", "/api/v1/api-keys/" + id, null, "X-API-Key", FIRST_KEY, "If-Match", "*");
        assertThat(answer.statusCode()).isEqualTo(204);
        return secret(issued);
    }

    private String key(String role, String team) {
        return send(
                "POST",
                "/api/v1/api-keys",
                "{\"title\":\"" + role + "\",\"roles\":[\"" + role + "\"],\"team\":\"" + team + "\"}");
    }

    private static String secret(String issued) {
        return JsonPath.read(issued, "$.secret");
    }

    private String send(String method, String path, String body) {
        HttpResponse<String> answer = service.send(method, path, body, "X-API-Key", FIRST_KEY);
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(201);
        return answer.body();
    }

    /** The rows by operation, each by column. */
    private static Map<String, Map<String, String>> table() throws IOException {
        List<String> lines = Files.readAllLines(TABLE);
        String[] columns = lines.get(0).split(",");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(","))
                .collect(Collectors.toMap(cells -> cells[0], cells -> row(columns, cells)));
    }

    private static Map<String, String> row(String[] columns, String[] cells) {
        Map<String, String> row = new LinkedHashMap<>();
        for (int column = 0; column < columns.length; column++) {
            row.put(columns[column], cells[column]);
        }
        return row;
    }
}
