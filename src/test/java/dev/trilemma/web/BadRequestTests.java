package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

/** Everything wrong that a client can send gets a problem that names the field, and never a class name. */
@Import(TestController.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:web;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class BadRequestTests {

    private static final String TRAINING = "\"training\": {\"tokens\": 1e12}";
    private static final String CLUSTER = "\"cluster\": {\"accelerator\": \"h100\", \"acceleratorCount\": 8}";

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            an empty body                 | ``                                    |            | is required: send a body
            a null                        | null                                  |            | is required: send a body
            a list                        | []                                    |            | must be an object
            a string                      | "plan"                                |            | must be an object
            nothing in it                 | {}                                    | /cluster   | is required
            an unknown field              | {"titel": "x"}                        | /titel     | is not a known field; did you mean title
            an unknown inner field        | {"cluster": {"aceleratorCount": 8}}   | /cluster/aceleratorCount | is not a known field; did you mean acceleratorCount
            a number in quotes            | {"cluster": {"acceleratorCount": "8"}} | /cluster/acceleratorCount | must be a whole number from
            a fraction for a count        | {"cluster": {"acceleratorCount": 8.5}} | /cluster/acceleratorCount | must be a whole number from
            a count beyond an int         | {"cluster": {"acceleratorCount": 99999999999}} | /cluster/acceleratorCount | must be a whole number from 0 to 2147483647,
            a count beyond any integer    | {"cluster": {"acceleratorCount": 99999999999999999999999}} | /cluster/acceleratorCount | must be a whole number from
            a boolean for a count         | {"cluster": {"acceleratorCount": true}} | /cluster/acceleratorCount | must be a whole number from
            a list for a count            | {"cluster": {"acceleratorCount": []}} | /cluster/acceleratorCount | must be a whole number from
            an empty string for a count   | {"cluster": {"acceleratorCount": ""}} | /cluster/acceleratorCount | must be a whole number from
            a number for a string         | {"title": 5}                          | /title     | must be a string
            a NUL in a string             | {"title": "a\\u0000"}                 | /title     | must not contain U+0000
            half of a character           | {"title": "\\ud800"}                  | /title     | unpaired surrogate
            a string for an object        | {"training": "x"}                     | /training  | must be an object
            a list for an object          | {"training": []}                      | /training  | must be an object
            an unknown enum name          | {"training": {"precision": "bf61"}}   | /training/precision | must be one of fp32, tf32, fp16, bf16, fp8, fp4; did you mean
            an enum's Java name           | {"training": {"precision": "BF16"}}   | /training/precision | must be one of
            an enum's index               | {"training": {"precision": 1}}        | /training/precision | must be one of
            an enum's index in quotes     | {"training": {"precision": "1"}}      | /training/precision | must be one of
            an empty enum name            | {"training": {"precision": ""}}       | /training/precision | must be one of
            a string for a list           | {"training": {"loraTargets": "query"}} | /training/loraTargets | must be a list
            a null in a list              | {"training": {"loraTargets": [null]}} | /training/loraTargets/0 | must not be null
            more than a double            | {"training": {"tokens": 1e400}}       | /training/tokens | must be a number below 1.8e308
            NaN in quotes                 | {"training": {"tokens": "NaN"}}       | /training/tokens | must be a number
            a string for a boolean        | {"parallelism": {"sequenceParallel": "true"}} | /parallelism/sequenceParallel | must be true or false
            a number for a boolean        | {"parallelism": {"sequenceParallel": 1}} | /parallelism/sequenceParallel | must be true or false
            a number for money            | {"pricing": {"unitPrice": 2.5}}       | /pricing/unitPrice | must be an object
            an amount that is a number    | {"pricing": {"unitPrice": {"amount": 2.5, "currency": "USD"}}} | /pricing/unitPrice/amount | must be a string
            an amount that is no decimal  | {"pricing": {"unitPrice": {"amount": "1e9", "currency": "USD"}}} | /pricing/unitPrice/amount | must be a decimal
            a negative amount             | {"pricing": {"unitPrice": {"amount": "-1", "currency": "USD"}}} | /pricing/unitPrice/amount | must be a decimal
            an amount of 16 digits        | {"pricing": {"unitPrice": {"amount": "1234567890123456", "currency": "USD"}}} | /pricing/unitPrice/amount | must be a decimal
            money without a currency      | {"pricing": {"unitPrice": {"amount": "1"}}} | /pricing/unitPrice/currency | is required
            an unknown currency           | {"pricing": {"unitPrice": {"amount": "1", "currency": "USX"}}} | /pricing/unitPrice/currency | must be an ISO 4217 code
            a field of money too many     | {"pricing": {"unitPrice": {"amount": "1", "currency": "USD", "vat": 1}}} | /pricing/unitPrice/vat | is not a known field
            infinity deep in a config     | {"huggingFaceConfig": {"a": [{"b": 1e999}]}} | /huggingFaceConfig/a/0/b | must be a number below
            a pointer that needs escaping | {"a/b~c": 1}                          | /a~1b~0c   | is not a known field
            """)
    void namesTheFieldOfAPlanThatIsWrong(String what, @Nullable String body, @Nullable String pointer, String detail)
            throws Exception {
        JsonNode error =
                invalid(post("/api/v1/test/plans", body == null ? "" : body)).get(0);

        assertThat(error.get("pointer").asString()).isEqualTo(pointer == null ? "" : pointer);
        assertThat(error.get("detail").asString()).contains(detail);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            half a document      | {"title": "x"
            no JSON              | hello
            a comment            | {/* */}
            a trailing comma     | {"title": "x",}
            the token NaN        | {"training": {"tokens": NaN}}
            the token Infinity   | {"training": {"tokens": Infinity}}
            a field twice        | {"title": "a", "title": "b"}
            a config field twice | {"huggingFaceConfig": {"a": 1, "a": 2}}
            two documents        | {} {}
            single quotes        | {'title': 'x'}
            a leading zero       | {"training": {"tokens": 01}}
            """)
    void saysWhereATextStopsBeingJson(String what, String body) throws Exception {
        JsonNode problem = problem(post("/api/v1/test/plans", body), 400, "malformed-json");

        assertThat(problem.get("detail").asString()).containsPattern("at line 1, column \\d+\\.");
    }

    @Test
    void refusesWhatIsNestedTooDeeplyAndNumbersThatAreTooLong() throws Exception {
        String deep = "{\"huggingFaceConfig\":" + "{\"a\":".repeat(5000) + "1" + "}".repeat(5001);
        String lists = "{\"huggingFaceConfig\":{\"a\":" + "[".repeat(100_000);
        String digits = "{\"training\":{\"tokens\":" + "1".repeat(5000) + "}}";

        for (String body : new String[] {deep, lists, digits}) {
            problem(post("/api/v1/test/plans", body), 400, "malformed-json");
        }
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource(delimiter = '|', textBlock = """
            /tokens                | "training": {"tokens": -1}             | must be greater than 0
            /tokens                | "training": {"tokens": 1e19}           | must be less than or equal to 1e18
            /sequenceLength        | "training": {"sequenceLength": 0}      | must be greater than 0
            /loraTargets           | "training": {"loraTargets": []}        | must have 1 to 5
            """)
    void saysWhatWouldBeRightWhereAValueIsOutOfBounds(String pointer, String training, String detail) throws Exception {
        JsonNode error = invalid(post("/api/v1/test/plans", "{" + training + ", " + CLUSTER + "}"))
                .get(0);

        assertThat(error.get("pointer").asString()).isEqualTo("/training" + pointer);
        assertThat(error.get("detail").asString()).contains(detail);
    }

    @Test
    void pointsIntoLists() throws Exception {
        String good = "{" + TRAINING + ", " + CLUSTER + "}";
        String bad = good.replace("8}", "0}");

        JsonNode errors = invalid(post("/api/v1/test/batches", "{\"plans\": [" + good + ", " + bad + "]}"));

        assertThat(errors.toString())
                .isEqualTo(
                        "[{\"pointer\":\"/plans/1/cluster/acceleratorCount\",\"detail\":\"must be greater than 0\"}]");
        assertThat(invalid(post("/api/v1/test/batches", "{\"plans\": [null]}"))
                        .get(0)
                        .get("pointer")
                        .asString())
                .isEqualTo("/plans/0");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"flag": true}                                | /count | is required
            {"count": null, "flag": true}                 | /count | is required
            {"count": 1}                                  | /flag  | is required
            {"count": 1, "flag": true, "id": "1-1-1"}     | /id    | must be a UUID
            {"count": 1, "flag": true, "id": ""}          | /id    | must be a UUID
            {"count": 1, "flag": true, "id": 7}           | /id    | must be a UUID
            {"count": 1, "flag": true, "at": 1700000000}  | /at    | must be a time such as
            {"count": 1, "flag": true, "at": "yesterday"} | /at    | must be a time such as
            {"count": 1, "flag": true, "at": "+99999-01-01T00:00:00Z"} | /at | must be a time such as
            {"count": 1, "flag": true, "free": {"a": {"\\u0000": 1}}} | /free/a | must not contain
            {"count": 1, "flag": true, "names": ["a", 5]} | /names/1 | must be a string
            """)
    void readsEveryTypeStrictly(String body, String pointer, String detail) throws Exception {
        JsonNode error = invalid(post("/api/v1/test/things", body)).get(0);

        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("detail").asString()).contains(detail);
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            /rows?limit=0             | /limit      | must be greater than or equal to 1
            /rows?limit=101           | /limit      | must be less than or equal to 100
            /rows?limit=many          | /limit      | must be a whole number
            /rows?limt=5              | /limt       | is not a known parameter; did you mean limit
            /rows?cursor=abc          | /cursor     | is not a cursor of this list
            /rows?cursor=%00          | /cursor     | must be a string
            /rows?commitment=ON_DEMAND | /commitment | must be one of onDemand, spot, reserved1Year
            /numbers                  | /number     | is required
            /numbers?number=NaN       | /number     | must be a number
            /numbers?number=1e400     | /number     | must be a number
            /numbers?number=          | /number     | must be a number
            /invalid-plan             | /model      | is not in the catalog
            """)
    void namesTheParameterThatIsWrong(String path, String pointer, String detail) throws Exception {
        JsonNode error = invalid(get("/api/v1/test" + path, "application/json")).get(0);

        assertThat(error.get("pointer").asString()).isEqualTo(pointer);
        assertThat(error.get("detail").asString()).contains(detail);
    }

    @Test
    void anIdThatCannotExistIsNotFound() throws Exception {
        problem(get("/api/v1/test/ids/nope", "application/json"), 404, "not-found");
        problem(get("/api/v1/test/ids/8b6b9a30-0f0c-4b0c-8d1f-1d2a3b4c5d6e", "text/csv"), 404, "not-found");
        problem(get("/api/v1/nothing", "application/json"), 404, "not-found");
        problem(post("/api/v1/nothing", "{}"), 404, "not-found");
        problem(get("/error", "text/html"), 404, "not-found");
    }

    @Test
    void aChangeNeedsTheRevisionItChanges() throws Exception {
        var path = "/api/v1/test/ids/8b6b9a30-0f0c-4b0c-8d1f-1d2a3b4c5d6e";
        HttpRequest.Builder put = request(path).PUT(HttpRequest.BodyPublishers.noBody());

        problem(send(put), 428, "precondition-required");
        problem(send(put.header("If-Match", "\"1\"")), 412, "stale");
    }

    @Test
    void saysWhichMethodsAndMediaTypesAreAccepted() throws Exception {
        HttpResponse<String> method = send(request("/api/v1/test/plans").DELETE());
        HttpResponse<String> type = send(request("/api/v1/test/plans")
                .header("Content-Type", "text/plain")
                .POST(HttpRequest.BodyPublishers.ofString("x")));
        HttpResponse<String> charset = send(request("/api/v1/test/plans")
                .header("Content-Type", "application/json;charset=nope")
                .POST(HttpRequest.BodyPublishers.ofString("{}")));

        problem(method, 405, "method-not-allowed");
        assertThat(method.headers().firstValue("Allow")).contains("POST");
        assertThat(problem(type, 415, "unsupported-media-type").get("detail").asString())
                .contains("application/json");
        problem(charset, 415, "unsupported-media-type");
        problem(get("/api/v1/test/rows", "application/xml"), 406, "not-acceptable");
    }

    @Test
    void aBugTellsNothing() throws Exception {
        JsonNode problem = problem(get("/api/v1/test/bug", "application/json"), 500, "internal-error");

        assertThat(problem.get("detail").asString()).doesNotContain("secret");
    }

    private JsonNode invalid(HttpResponse<String> response) {
        JsonNode errors = problem(response, 400, "invalid-request").get("errors");
        assertThat(errors.size()).isPositive();
        return errors;
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String type) {
        assertThat(response.body())
                .doesNotContain("dev.trilemma", "java.", "tools.jackson", "org.springframework", "org.apache");
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Json.mapper().readTree(response.body());
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
        assertThat(problem.get("status").asInt()).isEqualTo(status);
        assertThat(problem.get("title").asString()).isNotEmpty();
        assertThat(problem.get("detail").asString()).isNotEmpty();
        assertThat(problem.get("instance").asString()).isEqualTo(response.uri().getPath());
        return problem;
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(request(path)
                .header("Content-Type", "application/json")
                .POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpResponse<String> get(String path, String accept) throws IOException, InterruptedException {
        return send(request(path).header("Accept", accept));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }
}
