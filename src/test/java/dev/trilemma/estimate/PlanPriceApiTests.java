package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import java.io.UnsupportedEncodingException;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.MediaType;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What an estimate says of the price it rests on: whose, of which version, how old, how sure, and what was negotiated. */
@SpringBootTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:plan-prices;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "spring.jpa.hibernate.ddl-auto=validate"
        })
@AutoConfigureMockMvc
class PlanPriceApiTests {

    private static final LocalDate TODAY = LocalDate.now(ZoneOffset.UTC);
    private static final String HEADER = "provider,region,instance_type,accelerator,accelerators_per_instance,"
            + "on_demand_usd_per_hour,spot_usd_per_hour,as_of\n";

    @Autowired
    private MockMvcTester api;

    private static boolean published;

    @BeforeEach
    void publish() throws UnsupportedEncodingException {
        if (!published) {
            post("/api/v1/price-catalogs", "{\"id\": \"own\", \"title\": \"Own\"}");
            String file = HEADER
                    + "freshcloud,r1,h100x8,nvidia-h100-sxm5-80gb,8,24.08,," + TODAY + "\n"
                    + "doubtcloud,r1,h100x8,nvidia-h100-sxm5-80gb,8,20.00,25.00," + TODAY + "\n"
                    + "oldcloud,r1,h100x8,nvidia-h100-sxm5-80gb,8,24.08,," + TODAY.minusDays(91) + "\n";
            assertThat(api.post()
                            .uri("/api/v1/price-catalogs/own/versions?format=trilemma")
                            .contentType(MediaType.parseMediaType("text/csv"))
                            .content(file))
                    .hasStatus(201);
            published = true;
        }
    }

    @Test
    void theLineNamesOfferDayAgeAndVersionAndSoDoesTheProvenance() throws UnsupportedEncodingException {
        String estimate = estimate("\"provider\": \"freshcloud\"");

        assertThat(JsonPath.<String>read(estimate, "$.lines[0].source"))
                .isEqualTo("freshcloud r1 h100x8, as of " + TODAY + " (0 days old), own version 1");
        assertThat(JsonPath.<String>read(estimate, "$.provenance.priceAsOf")).isEqualTo(TODAY.toString());
        assertThat(JsonPath.<Integer>read(estimate, "$.provenance.priceAgeDays"))
                .isZero();
        assertThat(JsonPath.<String>read(estimate, "$.provenance.offer"))
                .isEqualTo(JsonPath.read(get("/api/v1/prices?provider=freshcloud"), "$.items[0].id"));
        assertThat(warnings(estimate)).doesNotContain("stalePrice", "suspectPrice");
    }

    @Test
    void aPriceThatNobodyHasSeenForNinetyDaysWarns() throws UnsupportedEncodingException {
        assertThat(warnings(estimate("\"provider\": \"oldcloud\""))).contains("stalePrice");
        String seeded = estimate("\"provider\": \"lambda\"");
        long age = ChronoUnit.DAYS.between(
                LocalDate.parse(JsonPath.read(seeded, "$.provenance.priceAsOf")), LocalDate.now(ZoneOffset.UTC));
        assertThat(age).isGreaterThan(90);
        assertThat(warnings(seeded)).contains("stalePrice");
    }

    @Test
    void aSuspectPriceIsOnlyUsedWhereItsProviderIsNamedAndWarns() throws UnsupportedEncodingException {
        String named = estimate("\"provider\": \"doubtcloud\"");

        assertThat(warnings(named)).contains("suspectPrice");
        assertThat(JsonPath.<String>read(named, "$.lines[0].unitPrice.amount")).isEqualTo("20.00");
        assertThat(JsonPath.<String>read(estimate("\"priceCatalog\": \"own\""), "$.lines[0].unitPrice.amount"))
                .as("the lowest bill that nobody doubts")
                .isEqualTo("24.08");
    }

    @Test
    void aDiscountIsTakenOffWhileItHoldsAndTheListPriceStays() throws UnsupportedEncodingException {
        String plan = "\"provider\": \"freshcloud\"";
        String discount = post("/api/v1/price-discounts", """
                {"provider": "FreshCloud", "factor": 0.75, "startsOn": "%s", "endsOn": "%s", "note": "a contract"}
                """.formatted(TODAY.minusDays(1), TODAY.plusDays(30)));
        String general = post("/api/v1/price-discounts", """
                {"commitment": "onDemand", "factor": 0.5, "startsOn": "%s", "endsOn": "%s"}
                """.formatted(TODAY.minusDays(9), TODAY.minusDays(2)));
        String id = JsonPath.read(discount, "$.id");

        String discounted = estimate(plan);
        String offer = get("/api/v1/prices?provider=freshcloud");
        assertThat(JsonPath.<String>read(discounted, "$.lines[0].unitPrice.amount"))
                .isEqualTo("18.06")
                .isEqualTo(JsonPath.read(offer, "$.items[0].discount.instancePrice.amount"));
        assertThat(JsonPath.<String>read(offer, "$.items[0].instancePrice.amount"))
                .isEqualTo("24.08");
        assertThat(JsonPath.<List<String>>read(discounted, "$.assumptions[?(@.name == 'pricing.discount')].source"))
                .singleElement()
                .asString()
                .contains(id);

        assertThat(api.delete().uri("/api/v1/price-discounts/" + id)).hasStatus(428);
        assertThat(api.delete().uri("/api/v1/price-discounts/" + id).header("If-Match", "\"7\""))
                .hasStatus(412);
        assertThat(api.delete().uri("/api/v1/price-discounts/" + id).header("If-Match", "\"1\""))
                .hasStatus(204);
        assertThat(api.delete()
                        .uri("/api/v1/price-discounts/" + JsonPath.read(general, "$.id"))
                        .header("If-Match", "*"))
                .hasStatus(204);
        assertThat(JsonPath.<String>read(estimate(plan), "$.lines[0].unitPrice.amount"))
                .isEqualTo("24.08");
    }

    @Test
    void anOwnedHourIsTheSumOfItsLinesAndWhatAPlanPays() throws UnsupportedEncodingException {
        String ownership = "{\"powerUsageEffectiveness\": 1.1, \"powerWatts\": 700, \"lifeYears\": 4}";
        String price =
                post("/api/v1/owned-prices", "{\"accelerator\": \"h100-sxm\", \"ownership\": " + ownership + "}");
        BigDecimal sum = JsonPath.<List<String>>read(price, "$.lines[*].pricePerHour.amount").stream()
                .map(BigDecimal::new)
                .reduce(BigDecimal.ZERO, BigDecimal::add);

        assertThat(sum).isEqualByComparingTo(JsonPath.<String>read(price, "$.pricePerAccelerator.amount"));
        String estimate = estimate("\"commitment\": \"owned\", \"ownership\": " + ownership);
        assertThat(JsonPath.<String>read(estimate, "$.lines[0].unitPrice.amount"))
                .isEqualTo(JsonPath.read(price, "$.pricePerAccelerator.amount"));
        assertThat(JsonPath.<String>read(estimate, "$.lines[0].source")).contains("depreciation", "operations");
    }

    @Test
    void whatAnOwnedPriceLacksIsAskedForByItsField() {
        assertThat(api.post()
                        .uri("/api/v1/owned-prices")
                        .contentType(MediaType.APPLICATION_JSON)
                        .content("{\"accelerator\": \"google-tpu-v6e\"}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/ownership/powerWatts");
        assertThat(
                        api.post()
                                .uri("/api/v1/owned-prices")
                                .contentType(MediaType.APPLICATION_JSON)
                                .content(
                                        "{\"accelerator\": \"h100-sxm\", \"ownership\": {\"pricePerAccelerator\": {\"amount\": \"9\", \"currency\": \"EUR\"}}}"))
                .hasStatus(400)
                .bodyJson()
                .extractingPath("$.errors[0].pointer")
                .isEqualTo("/ownership/energyPricePerKwh");
    }

    private static List<String> warnings(String estimate) {
        return JsonPath.read(estimate, "$.warnings[*].code");
    }

    private String estimate(String pricing) throws UnsupportedEncodingException {
        return post("/api/v1/estimates", """
                {"model": "llama-3.1-8b", "training": {"tokens": 1e11},
                 "cluster": {"accelerator": "nvidia-h100-sxm5-80gb", "acceleratorCount": 64}, "pricing": {%s}}
                """.formatted(pricing));
    }

    private String post(String uri, String json) throws UnsupportedEncodingException {
        return api.post()
                .uri(uri)
                .contentType(MediaType.APPLICATION_JSON)
                .content(json)
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    private String get(String uri) throws UnsupportedEncodingException {
        return api.get().uri(uri).exchange().getResponse().getContentAsString();
    }
}
