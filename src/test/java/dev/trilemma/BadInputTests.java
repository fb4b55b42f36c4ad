package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.web.Json;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Nothing that a client sends to the real endpoints gets a 500, and whatever is wrong is named. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:bad-input;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class BadInputTests {

    private static final int MUTANTS = 2_000;
    private static final int MEGABYTE = 1 << 20;
    private static final String TRAINING = "\"training\":{\"tokens\":1e9}";
    private static final String CLUSTER =
            "\"cluster\":{\"accelerator\":\"nvidia-h100-sxm5-80gb\",\"acceleratorCount\":8}";
    private static final String PLAN = "{\"model\":\"llama-3.1-8b\"," + TRAINING + "," + CLUSTER + "}";

    @LocalServerPort
    private int port;

    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(
            resources = "/golden/bad-requests.txt",
            delimiter = '|',
            quoteCharacter = '`',
            commentCharacter = '#',
            maxCharsPerColumn = 100_000)
    void whatIsWrongIsNamed(
            String what,
            String method,
            String path,
            @Nullable String body,
            int status,
            String type,
            @Nullable String pointer,
            @Nullable String detail)
            throws Exception {
        HttpResponse<String> response = send(request("/api/v1" + path)
                .header("Content-Type", "application/json")
                .method(method, HttpRequest.BodyPublishers.ofString(body == null ? "" : expanded(body))));
        JsonNode problem = problem(response, status, type);

        if (type.equals("invalid-request")) {
            JsonNode error = problem.get("errors").get(0);
            assertThat(error.get("pointer").asString()).as(response.body()).isEqualTo(pointer == null ? "" : pointer);
            problem = error;
        }
        if (detail != null) {
            assertThat(problem.get("detail").asString()).contains(detail);
        }
    }

    @Test
    void aBatchOfMoreThanAThousandPlansIsRefusedAndOneBadPlanIsNot() throws Exception {
        HttpResponse<String> tooMany = post("/api/v1/estimate-batches", "{\"plans\":[" + "{},".repeat(1000) + "{}]}");
        HttpResponse<String> mixed =
                post("/api/v1/estimate-batches", "{\"plans\":[{},7," + PLAN + ",{\"model\":\"nope\"}]}");

        JsonNode error = problem(tooMany, 400, "invalid-request").get("errors").get(0);
        assertThat(error.get("pointer").asString()).isEqualTo("/plans");
        assertThat(mixed.statusCode()).isEqualTo(200);
        JsonNode items = Json.mapper().readTree(mixed.body()).get("items");
        assertThat(items.size()).isEqualTo(4);
        assertThat(items.get(0).get("type").asString()).isEqualTo("/problems/invalid-request");
        assertThat(items.get(1).get("status").asInt()).isEqualTo(400);
        assertThat(items.get(2).get("time").get("stepSeconds").asDouble()).isPositive();
        assertThat(items.get(3).get("errors").get(0).get("pointer").asString()).isNotEmpty();
    }

    @Test
    void bodiesThatAreTooLargeAreRefusedAnnouncedOrNot() throws Exception {
        byte[] body = ("{\"title\":\"" + "x".repeat(2 * MEGABYTE) + "\"}").getBytes(StandardCharsets.UTF_8);
        for (String path : new String[] {"/estimates", "/attention-profiles", "/plans", "/quotes", "/models"}) {
            problem(
                    send(json("/api/v1" + path)
                            .POST(HttpRequest.BodyPublishers.ofInputStream(() -> new ByteArrayInputStream(body)))),
                    413,
                    "too-large");
            assertThat(raw("POST /api/v1" + path + " HTTP/1.1\r\nHost: a\r\nConnection: close\r\n"
                            + "Content-Type: application/json\r\nContent-Length: " + 2 * MEGABYTE + "\r\n\r\n{"))
                    .contains(" 413 ", "application/problem+json", "/problems/too-large");
        }
    }

    @Test
    void onlyJsonIsRead() throws Exception {
        for (String type : new String[] {
            "text/plain",
            "application/xml",
            "application/x-www-form-urlencoded",
            "multipart/form-data",
            "image/png",
            "x",
            "*",
            "*/*",
            "application/*;charset=utf-8"
        }) {
            HttpResponse<String> response = send(request("/api/v1/estimates")
                    .header("Content-Type", type)
                    .POST(HttpRequest.BodyPublishers.ofString(PLAN)));
            problem(response, 415, "unsupported-media-type");
        }
        HttpResponse<String> untyped =
                send(request("/api/v1/estimates").POST(HttpRequest.BodyPublishers.ofString(PLAN)));
        problem(untyped, 415, "unsupported-media-type");
        problem(send(request("/api/v1/models").header("Accept", "image/png")), 406, "not-acceptable");
    }

    @Test
    void textThatIsNotUtf8IsRefused() throws Exception {
        byte[] latin =
                "{\"title\":\"Gr\u00f6\u00dfe\",\"model\":\"llama-3.1-8b\"}".getBytes(StandardCharsets.ISO_8859_1);
        HttpResponse<String> response =
                send(json("/api/v1/estimates").POST(HttpRequest.BodyPublishers.ofByteArray(latin)));

        problem(response, 400, "malformed-json");
    }

    @Test
    void documentsThatAreNestedTooDeeplyAreRefused() throws Exception {
        String deep = "{\"huggingFaceConfig\":" + "[".repeat(50_000) + "]".repeat(50_000) + "}";
        for (String path : new String[] {"/estimates", "/estimate-batches", "/plans", "/quotes", "/models"}) {
            HttpResponse<String> response = post("/api/v1" + path, deep);
            assertThat(response.statusCode()).as(path).isEqualTo(400);
            assertProblem(response);
        }
    }

    @Test
    void aRevisionThatIsNotTheCurrentOneIsRefused() throws Exception {
        HttpResponse<String> saved = post("/api/v1/plans", PLAN);
        assertThat(saved.statusCode()).as(saved.body()).isEqualTo(201);
        String location = saved.headers().firstValue("Location").orElseThrow();
        problem(send(json(location).PUT(HttpRequest.BodyPublishers.ofString(PLAN))), 428, "precondition-required");
        problem(send(request(location).DELETE()), 428, "precondition-required");
        for (String etag :
                new String[] {"\"99\"", "W/\"99\"", "99", "", "\"\"", "banana", "\"-1\"", "\"99999999999999999999\""}) {
            HttpResponse<String> response =
                    send(json(location).header("If-Match", etag).PUT(HttpRequest.BodyPublishers.ofString(PLAN)));
            assertThat(response.statusCode()).as(etag + response.body()).isIn(400, 412, 428);
            assertProblem(response);
        }
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            GET /api/v1/%2e%2e/%2e%2e/etc/passwd
            GET /api/v1/models/%2e%2e
            GET /api/v1/models/a%2fb
            GET /api/v1/models/a%00b
            GET /api/v1/models/a%5cb
            GET /api/v1/models/a;b=c
            GET /api/v1/models/%ff%fe
            GET /api/v1/models/%
            GET /api/v1/models/..;/..;/actuator
            GET //api//v1//models
            GET /api/v1/models/
            GET /api/v1/models?limit=%
            BREW /api/v1/models
            TRACE /api/v1/models
            """)
    void oddPathsGetAProblem(String line) throws IOException {
        String answer = raw(line + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json", "/problems/");
        assertTellsNothing(answer);
    }

    @Test
    void headersThatAreTooLongGetAProblem() throws IOException {
        String answer = raw("GET /api/v1/models HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nX-Long: "
                + "x".repeat(60_000) + "\r\n\r\n");

        assertThat(answer).startsWith("HTTP/1.1 4").contains("application/problem+json");
    }

    /** Valid documents with one to three random faults each, to the operations that take them. */
    @Test
    void noMutantOfAValidDocumentGetsAnErrorOfOursOrAnAnswerThatIsNoNumber() throws Exception {
        Random random = new Random(42);
        List<JsonNode> seeds = seeds();
        for (int number = 0; number < MUTANTS; number++) {
            JsonNode seed = seeds.get(number % seeds.size());
            JsonNode mutant = seed.get("body").deepCopy();
            int faults = 1 + random.nextInt(3);
            for (int fault = 0; fault < faults; fault++) {
                mutant = Mutation.of(mutant, random);
            }
            String body = mutant.toString();
            String path = seed.get("path").asString();
            HttpResponse<String> response = post(path, body);

            assertThat(response.statusCode())
                    .as("%s %s%n%s", path, body, response.body())
                    .isBetween(200, 499);
            assertTellsNothing(response.body());
            if (response.statusCode() >= 400) {
                assertProblem(response);
            } else {
                assertThat(response.body()).as("%s %s", path, body).doesNotContain("NaN", "Infinity");
                assertNotNegative(Json.mapper().readTree(response.body()), path + " " + body);
            }
        }
    }

    private static List<JsonNode> seeds() {
        List<JsonNode> seeds = new ArrayList<>();
        for (String body : new String[] {PLAN, """
            {"title": "a", "architecture": {"kind": "decoder", "layers": 12, "hiddenSize": 768, "attentionHeads": 12,
                "keyValueHeads": 4, "headSize": 64, "feedForwardSize": 3072, "gatedFeedForward": true, "vocabularySize": 50304,
                "maxPositions": 2048, "tiedEmbeddings": true, "biases": false, "slidingWindow": {"size": 512, "globalEvery": 6},
                "experts": {"count": 8, "activePerToken": 2, "sharedCount": 1, "feedForwardSize": 1024, "denseLayers": 1}},
             "training": {"method": "lora", "datasetTokens": 1e9, "epochs": 2, "sequenceLength": 2048, "globalBatchSize": 64,
                "precision": "bf16", "optimizer": "adamw", "recomputation": "selective", "attentionKernel": "flash",
                "framework": "fsdp", "loraRank": 8, "loraTargets": ["query", "value"]},
             "cluster": {"accelerator": "h100", "acceleratorCount": 16, "acceleratorsPerNode": 8,
                "intraNodeBytesPerSecond": 4.5e11, "interNodeBytesPerSecond": 5e10},
             "parallelism": {"tensor": 2, "pipeline": 2, "virtualPipeline": 1, "context": 1, "expert": 2, "data": 4,
                "zeroStage": 1, "sequenceParallel": true, "microBatchSize": 2, "offload": {"weights": false, "optimizer": true}},
             "pricing": {"provider": "aws", "region": "us-east-1", "commitment": "onDemand",
                "unitPrice": {"amount": "2.50", "currency": "USD"}}}
            """, """
            {"huggingFaceConfig": {"model_type": "deepseek_v3", "hidden_size": 2048, "num_hidden_layers": 27,
                "num_attention_heads": 16, "num_key_value_heads": 16, "intermediate_size": 10944, "vocab_size": 102400,
                "kv_lora_rank": 512, "q_lora_rank": null, "qk_nope_head_dim": 128, "qk_rope_head_dim": 64, "v_head_dim": 128,
                "n_routed_experts": 64, "num_experts_per_tok": 6, "n_shared_experts": 2, "moe_intermediate_size": 1408,
                "first_k_dense_replace": 1, "moe_layer_freq": 1, "max_position_embeddings": 4096},
             "training": {"tokens": 1e12}, "cluster": {"accelerator": "nvidia-h200-sxm-141gb", "acceleratorCount": 64},
             "pricing": {"commitment": "owned", "ownership": {"pricePerAccelerator": {"amount": "30000", "currency": "USD"},
                "serverOverhead": 1.5, "lifeYears": 4, "residualShare": 0.1, "utilisation": 0.9, "operationsShare": 0.02}}}
            """, """
            {"huggingFaceConfig": {"model_type": "gemma3_text", "hidden_size": 1152, "num_hidden_layers": 26,
                "num_attention_heads": 4, "num_key_value_heads": 1, "head_dim": 256, "intermediate_size": 6912,
                "vocab_size": 262144, "sliding_window": 512, "sliding_window_pattern": 6},
             "training": {"tokens": 1e11, "globalBatchSize": 512}, "cluster": {"accelerator": "google-tpu-v5p", "acceleratorCount": 32}}
            """}) {
            seeds.add(seed("/api/v1/estimates", body));
        }
        seeds.add(seed("/api/v1/estimate-batches", "{\"plans\":[" + PLAN + "," + PLAN + "]}"));
        seeds.add(seed(
                "/api/v1/attention-profiles",
                "{\"model\":\"bert-base\",\"sequenceLengths\":[128,4096],\"attentionKernels\":[\"flash\"],"
                        + "\"precision\":\"bf16\",\"batchSize\":2}"));
        seeds.add(seed(
                "/api/v1/attention-profiles",
                "{\"huggingFaceConfig\":{\"model_type\":\"qwen3_moe\",\"hidden_size\":2048,\"num_hidden_layers\":48,"
                        + "\"num_attention_heads\":32,\"num_key_value_heads\":4,\"intermediate_size\":6144,"
                        + "\"vocab_size\":151936,\"num_experts\":128,\"num_experts_per_tok\":8,"
                        + "\"moe_intermediate_size\":768,\"mlp_only_layers\":[1,2],\"rope_parameters\":{\"factor\":4}},"
                        + "\"sequenceLengths\":[4096],\"accelerator\":\"h100\"}"));
        seeds.add(seed(
                "/api/v1/models",
                "{\"id\":\"fuzz-vit\",\"title\":\"Fuzz\",\"huggingFaceConfig\":{\"model_type\":\"vit\","
                        + "\"hidden_size\":768,\"num_hidden_layers\":12,\"num_attention_heads\":12,"
                        + "\"intermediate_size\":3072,\"image_size\":224,\"patch_size\":16,"
                        + "\"architectures\":[\"ViTModel\"],\"id2label\":{\"0\":\"cat\"}}}"));
        seeds.add(seed("/api/v1/plans", PLAN));
        seeds.add(seed("/api/v1/quotes", PLAN));
        seeds.add(seed(
                "/api/v1/models",
                "{\"id\":\"fuzz\",\"title\":\"Fuzz\",\"huggingFaceConfig\":{\"model_type\":\"bert\",\"hidden_size\":768,"
                        + "\"num_hidden_layers\":12,\"num_attention_heads\":12,\"intermediate_size\":3072,"
                        + "\"vocab_size\":30522,\"max_position_embeddings\":512,\"type_vocab_size\":2}}"));
        return seeds;
    }

    private static JsonNode seed(String path, String body) {
        return Json.mapper()
                .createObjectNode()
                .put("path", path)
                .set("body", Json.mapper().readTree(body));
    }

    /** Durations, bytes, work, energy and money are never below zero. */
    private static void assertNotNegative(JsonNode node, String request) {
        if (node.isArray()) {
            node.forEach(item -> assertNotNegative(item, request));
        }
        if (node.isObject()) {
            node.properties().forEach(field -> {
                String name = field.getKey();
                boolean echoed = name.equals("plan") || name.equals("errors");
                boolean quantity = name.matches(".*(Seconds|Bytes|Flops|FlopsPerToken|Kwh|KgCo2e|arameters|amount)$");
                if (quantity && !field.getValue().isNull() && field.getValue().isValueNode()) {
                    assertThat(Double.parseDouble(field.getValue().asString()))
                            .as("%s of %s", name, request)
                            .isNotNegative();
                } else if (!echoed) {
                    assertNotNegative(field.getValue(), request);
                }
            });
        }
    }

    private static String expanded(String body) {
        return body.replace("P,", TRAINING + ",")
                .replace(",P", "," + TRAINING)
                .replace(",C", "," + CLUSTER)
                .replace("LONG", "x".repeat(201));
    }

    private static JsonNode problem(HttpResponse<String> response, int status, String type) {
        assertThat(response.statusCode()).as(response.body()).isEqualTo(status);
        JsonNode problem = assertProblem(response);
        assertThat(problem.get("type").asString()).isEqualTo("/problems/" + type);
        return problem;
    }

    private static JsonNode assertProblem(HttpResponse<String> response) {
        assertTellsNothing(response.body());
        assertThat(response.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = Json.mapper().readTree(response.body());
        assertThat(problem.get("status").asInt()).isEqualTo(response.statusCode());
        assertThat(problem.get("detail").asString()).isNotEmpty();
        if (problem.get("type").asString().equals("/problems/invalid-request")) {
            assertThat(problem.get("errors").size()).isPositive();
            problem.get("errors")
                    .forEach(
                            error -> assertThat(error.get("pointer").isString()).isTrue());
        }
        return problem;
    }

    private static void assertTellsNothing(String body) {
        assertThat(body)
                .doesNotContain("dev.trilemma", "java.lang", "java.util", "tools.jackson", "org.spring", "org.apache")
                .doesNotContain("Exception", "org.hibernate", "select ", "insert into");
    }

    private HttpResponse<String> post(String path, String body) throws IOException, InterruptedException {
        return send(json(path).POST(HttpRequest.BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder json(String path) {
        return request(path).header("Content-Type", "application/json");
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path));
    }

    private HttpResponse<String> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private String raw(String request) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
            socket.getOutputStream().flush();
            ByteArrayOutputStream answer = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            for (int read; (read = socket.getInputStream().read(buffer)) > 0; ) {
                answer.write(buffer, 0, read);
                if (answer.toString(StandardCharsets.UTF_8).contains("\"instance\"")) {
                    break;
                }
            }
            return answer.toString(StandardCharsets.UTF_8);
        }
    }

    /** One fault somewhere in a document. */
    private static final class Mutation {

        private static final List<String> VALUES = List.of(
                "null",
                "\"\"",
                "\"x\"",
                "\"NaN\"",
                "0",
                "-1",
                "1",
                "3",
                "0.5",
                "-0.0",
                "1e308",
                "-1e308",
                "1e-300",
                "7",
                "2147483647",
                "2147483648",
                "99999999999999999999",
                "true",
                "false",
                "[]",
                "{}",
                "[1]",
                "{\"a\":1}",
                "1000000");

        private Mutation() {}

        static JsonNode of(JsonNode document, Random random) {
            JsonNode parent = document;
            while (true) {
                List<JsonNode> containers = new ArrayList<>();
                parent.forEach(child -> {
                    if (child.isContainer() && !child.isEmpty()) {
                        containers.add(child);
                    }
                });
                if (containers.isEmpty() || random.nextInt(3) == 0) {
                    break;
                }
                parent = containers.get(random.nextInt(containers.size()));
            }
            if (parent.isArray()) {
                changeItem((ArrayNode) parent, random);
            } else if (parent.isObject() && !parent.isEmpty()) {
                changeField((ObjectNode) parent, random);
            }
            return document;
        }

        private static void changeItem(ArrayNode list, Random random) {
            switch (random.nextInt(3)) {
                case 0 -> list.remove(list.size() - 1);
                case 1 -> list.add(value(random));
                default -> list.set(random.nextInt(list.size()), value(random));
            }
        }

        private static void changeField(ObjectNode object, Random random) {
            List<String> names = new ArrayList<>(object.propertyNames());
            String name = names.get(random.nextInt(names.size()));
            switch (random.nextInt(8)) {
                case 0 -> object.remove(name);
                case 1 -> object.set(name + "x", object.remove(name));
                default -> object.set(name, value(random));
            }
        }

        private static JsonNode value(Random random) {
            return Json.mapper().readTree(VALUES.get(random.nextInt(VALUES.size())));
        }
    }
}
