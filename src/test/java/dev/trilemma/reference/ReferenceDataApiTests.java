package dev.trilemma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import com.jayway.jsonpath.JsonPath;
import dev.trilemma.catalog.Accelerators;
import dev.trilemma.catalog.Region;
import dev.trilemma.catalog.Regions;
import dev.trilemma.catalog.Technique;
import dev.trilemma.catalog.Techniques;
import java.io.UnsupportedEncodingException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:reference;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class ReferenceDataApiTests {

    @Autowired
    private MockMvcTester api;

    @Autowired
    private Accelerators accelerators;

    @Autowired
    private Regions regions;

    @Autowired
    private Techniques techniques;

    @Test
    void anAcceleratorIsAnsweredInTheUnitsOfTheApi() {
        assertThat(api.get().uri("/api/v1/accelerators/nvidia-h100-sxm5-80gb"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"id": "nvidia-h100-sxm5-80gb", "vendor": "NVIDIA", "memoryBytes": 85899345920,
                         "memoryBytesPerSecond": 3.35e12, "powerWatts": 700, "intraNodeBytesPerSecond": 4.5e11,
                         "interNodeBytesPerSecond": 5e10, "domainSize": 8}
                        """);
    }

    @Test
    void anAliasAnswersTheAcceleratorItMeans() {
        assertThat(body("/api/v1/accelerators/h100")).isEqualTo(body("/api/v1/accelerators/nvidia-h100-sxm5-80gb"));
    }

    @Test
    void followingNextVisitsEveryAcceleratorOnceInOrder() {
        assertThat(follow("/api/v1/accelerators?limit=7", "id"))
                .containsExactlyElementsOf(accelerators.all().stream()
                        .map(entry -> entry.accelerator().id())
                        .toList());
    }

    @Test
    void followingNextKeepsTheFilter() {
        assertThat(follow("/api/v1/regions?provider=gcp&limit=10", "region"))
                .containsExactlyElementsOf(regions.all().stream()
                        .filter(region -> region.provider().equals("gcp"))
                        .map(Region::region)
                        .toList());
        assertThat(follow("/api/v1/techniques?group=peft&limit=1", "id"))
                .containsExactlyElementsOf(techniques.all().stream()
                        .filter(technique -> technique.group().equals("peft"))
                        .map(Technique::id)
                        .toList())
                .contains("lora", "qlora");
    }

    @Test
    void acceleratorsAreFilteredByWhatTheyAre() {
        assertThat(follow("/api/v1/accelerators?vendor=amd&precision=fp4&status=available", "id"))
                .containsExactly("amd-mi350x-288gb", "amd-mi355x-288gb");
        assertThat(follow("/api/v1/accelerators?generation=volta", "id"))
                .isNotEmpty()
                .allMatch(id -> id.startsWith("nvidia-v100"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/api/v1/accelerators",
                "/api/v1/accelerators/h100",
                "/api/v1/interconnects",
                "/api/v1/regions",
                "/api/v1/techniques"
            })
    void aCopyThatStillHoldsIsNotSentAgain(String path) {
        MvcTestResult first = api.get().uri(path).exchange();
        assertThat(first).hasStatusOk().hasHeader(HttpHeaders.CACHE_CONTROL, "max-age=60, private");

        String etag = first.getResponse().getHeader(HttpHeaders.ETAG);
        assertThat(etag).isNotNull();
        assertThat(api.get().uri(path).header(HttpHeaders.IF_NONE_MATCH, etag)).hasStatus(304);
    }

    @ParameterizedTest
    @ValueSource(strings = {"limit=0", "limit=101", "cursor=%20", "generation=hoper"})
    void whatCannotBeAnsweredIsRefused(String query) {
        assertThat(api.get().uri("/api/v1/accelerators?" + query)).hasStatus(400);
    }

    private List<String> follow(String path, String field) {
        List<String> values = new ArrayList<>();
        for (String next = path; next != null; ) {
            Map<String, Object> page = JsonPath.read(body(next), "$");
            values.addAll(JsonPath.read(page, "$.items[*]." + field));
            next = (String) page.get("next");
        }
        return values;
    }

    private String body(String path) {
        try {
            return api.get().uri(path).exchange().getResponse().getContentAsString();
        } catch (UnsupportedEncodingException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
