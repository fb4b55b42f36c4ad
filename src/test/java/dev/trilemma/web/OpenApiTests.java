package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import tools.jackson.databind.JsonNode;

@Import(TestController.class)
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:web;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class OpenApiTests {

    @LocalServerPort
    private int port;

    @Test
    void theDocumentSaysWhatIsOnTheWire() throws Exception {
        JsonNode document = document();
        JsonNode schemas = document.at("/components/schemas");

        assertThat(document.get("openapi").asString()).startsWith("3.1");
        assertThat(document.at("/servers/0/url").asString()).isEqualTo("/");
        assertThat(schemas.at("/TrainingDocument/properties/precision/enum").toString())
                .isEqualTo("[\"fp32\",\"tf32\",\"fp16\",\"bf16\",\"fp8\",\"fp4\"]");
        assertThat(schemas.at("/TrainingDocument/properties/precision/type").asString())
                .isEqualTo("string");
        assertThat(schemas.at("/PricingDocument/properties/unitPrice/$ref").asString())
                .isEqualTo("#/components/schemas/Money");
        assertThat(schemas.at("/Money/properties/amount/type").asString()).isEqualTo("string");
    }

    @Test
    void fieldsAreDescribedByTheirJavadoc() throws Exception {
        JsonNode schemas = document().at("/components/schemas");

        assertThat(schemas.at("/ClusterDocument/properties/acceleratorCount/description")
                        .asString())
                .isEqualTo("accelerators paid for");
        assertThat(schemas.at("/TrainingDocument/properties/precision/description")
                        .asString())
                .startsWith("number format of the matrix products");
        assertThat(schemas.at("/PricingDocument/properties/unitPrice/description")
                        .asString())
                .startsWith("money for one accelerator-hour");
        assertThat(schemas.at("/PlanDocument/description").asString())
                .startsWith("A training plan as people write it.");
    }

    @Test
    void whatIsAlwaysThereIsRequired() throws Exception {
        JsonNode schemas = document().at("/components/schemas");

        assertThat(schemas.at("/Row/required").toString()).isEqualTo("[\"id\",\"ratio\",\"tags\",\"unitPrice\"]");
        assertThat(schemas.at("/PlanDocument/required").toString()).isEqualTo("[\"cluster\",\"training\"]");
        assertThat(schemas.at("/PageRow/required").toString()).isEqualTo("[\"items\"]");
    }

    @Test
    void clientsCanBeGeneratedFromBodies() throws Exception {
        JsonNode document = document();
        JsonNode paths = document.get("paths");

        assertThat(paths.at("/~1api~1v1~1plans~1{id}/patch/requestBody/content/application~1merge-patch+json/schema")
                        .toString())
                .isEqualTo("{\"type\":\"object\",\"additionalProperties\":true}");
        assertThat(document.at("/components/schemas/PlanSettings/required")).isNotEmpty();
        assertThat(document.at("/components/schemas/PlanSettingsPatch").has("required"))
                .isFalse();
        assertThat(paths.at("/~1api~1v1~1price-catalogs~1{slug}~1versions/post/requestBody/content")
                        .propertyNames())
                .containsExactly("application/json", "text/csv");
        assertThat(document.at("/components/schemas").has("JsonNode")).isFalse();
    }

    @Test
    void everyOperationNamesItsProblems() throws Exception {
        JsonNode paths = document().get("paths");

        assertThat(paths.at("/~1api~1v1~1test~1plans/post/responses").propertyNames())
                .contains("200", "400", "413", "415", "406");
        assertThat(paths.at("/~1api~1v1~1test~1ids~1{id}/put/responses").propertyNames())
                .contains("404", "412", "428");
        assertThat(paths.at("/~1api~1v1~1test~1plans/post/responses/400/content")
                        .propertyNames())
                .containsExactly("application/problem+json");
        assertThat(paths.at("/~1api~1v1~1test~1rows/get/parameters").findValuesAsString("name"))
                .contains("limit", "cursor", "commitment");
    }

    private JsonNode document() throws Exception {
        HttpResponse<String> response = HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + "/v3/api-docs"))
                                .build(),
                        HttpResponse.BodyHandlers.ofString());
        return Json.mapper().readTree(response.body());
    }
}
