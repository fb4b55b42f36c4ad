package dev.trilemma.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:price-api;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate"
        })
@AutoConfigureMockMvc
class PriceApiTests {

    @Autowired
    private MockMvcTester api;

    @Test
    void anOfferIsAnsweredWithItsTermsAndItsSource() {
        assertThat(api.get()
                        .uri("/api/v1/prices?accelerator=h100-sxm&provider=aws&region=us-east-1&commitment=onDemand"))
                .hasStatusOk()
                .bodyJson()
                .extractingPath("$.items[0]")
                .asMap()
                .containsEntry("provider", "aws")
                .containsEntry("accelerator", "nvidia-h100-sxm5-80gb")
                .containsEntry("commitment", "onDemand")
                .containsEntry("pricePerAccelerator", Map.of("amount", "6.88", "currency", "USD"))
                .containsEntry("hostIncluded", true)
                .containsEntry("status", "ok")
                .containsEntry("priceCatalog", "public-prices")
                .containsEntry("priceCatalogVersion", PriceFile.bundled().size())
                .containsKeys("asOf", "validFrom", "instancePrice", "instanceType", "source");
    }

    @Test
    void followingNextGivesEveryOfferOnceAndCheapestFirst() throws Exception {
        List<String> ids = new ArrayList<>();
        List<Double> prices = new ArrayList<>();
        String next = "/api/v1/prices?accelerator=nvidia-h100-sxm5-80gb&commitment=onDemand&limit=100";
        while (next != null) {
            String page = body(next);
            ids.addAll(JsonPath.<List<String>>read(page, "$.items[*].id"));
            JsonPath.<List<String>>read(page, "$.items[*].pricePerAccelerator.amount")
                    .forEach(amount -> prices.add(Double.valueOf(amount)));
            Map<String, Object> fields = JsonPath.read(page, "$");
            next = (String) fields.get("next");
        }

        assertThat(ids).hasSizeGreaterThan(100).doesNotHaveDuplicates();
        assertThat(prices).isSorted();
    }

    @Test
    void anOfferIsNotAnsweredBeforeItsPriceWasSeen() throws Exception {
        String offer = "/api/v1/prices?provider=azure&region=eastus&commitment=onDemand&limit=100&at=";

        assertThat(body(offer + "2016-01-01T00:00:00Z")).contains("\"items\":[]");
        assertThat(body(offer + "2026-11-23T00:00:00Z")).contains("Standard_NC24ads_A100_v4");
    }

    @ParameterizedTest
    @CsvSource({
        "accelerator=h1000, /accelerator",
        "provider=amazn, /provider",
        "provider=aws&region=us-east-9, /region",
        "commitment=monthly, /commitment",
        "at=yesterday, /at",
        "limit=0, /limit",
        "cursor=x, /cursor",
        "acelerator=h100, /acelerator"
    })
    void aWrongParameterIsNamed(String query, String pointer) {
        assertThat(api.get().uri("/api/v1/prices?" + query))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo(pointer);
    }

    @Test
    void offersAreAlsoCsv() throws Exception {
        assertThat(api.get()
                        .uri("/api/v1/prices?accelerator=nvidia-t4-16gb&limit=2")
                        .accept("text/csv"))
                .hasStatusOk()
                .hasContentTypeCompatibleWith(MediaType.parseMediaType("text/csv"))
                .bodyText()
                .contains("price_per_accelerator", "nvidia-t4-16gb");
    }

    @Test
    void catalogsLeadToTheirVersionsAndTheirRows() throws Exception {
        assertThat(JsonPath.<String>read(body("/api/v1/price-catalogs"), "$.items[0].id"))
                .isEqualTo("public-prices");

        String version = body("/api/v1/price-catalogs/public-prices/versions");
        assertThat(JsonPath.<Integer>read(version, "$.items[0].version"))
                .isEqualTo(PriceFile.bundled().size());
        assertThat(JsonPath.<String>read(version, "$.items[0].status")).isEqualTo("published");
        assertThat(body("/api/v1/price-catalogs/public-prices/versions/1/prices"))
                .contains("\"next\"");
    }

    @ParameterizedTest
    @CsvSource({"no-such/versions", "no-such/versions/1/prices", "public-prices/versions/99/prices"})
    void anUnknownCatalogOrVersionIsNotFound(String path) {
        assertThat(api.get().uri("/api/v1/price-catalogs/" + path)).hasStatus(404);
    }

    private String body(String uri) throws UnsupportedEncodingException {
        return api.get().uri(uri).exchange().getResponse().getContentAsString();
    }
}
