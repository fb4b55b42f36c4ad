package dev.trilemma.reference;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.webmvc.test.autoconfigure.AutoConfigureMockMvc;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:reference;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
@AutoConfigureMockMvc
class ScalingLawApiTests {

    @Autowired
    private MockMvcTester api;

    @Test
    void lawsAreListedWithTheirConstantsAndRange() {
        assertThat(api.get().uri("/api/v1/scaling-laws"))
                .hasStatusOk()
                .bodyJson()
                .isLenientlyEqualTo("""
                        {"items": [
                          {"id": "besiroglu-2024", "irreducibleLoss": 1.8169, "usedByDefault": true,
                           "fittedRange": {"minimumFlops": 6e18, "maximumFlops": 1e22},
                           "repeatedData": {"tokenDecay": 15.387756}},
                          {"id": "hoffmann-2022", "usedByDefault": false},
                          {"id": "muennighoff-2023", "usedByDefault": false, "repeatedData": {"parameterDecay": 5.309743}}
                        ]}
                        """);
    }

    @Test
    void aClientThatHasTheLawsIsToldSo() {
        var first = api.get().uri("/api/v1/scaling-laws").exchange();
        String etag = first.getResponse().getHeader(HttpHeaders.ETAG);

        assertThat(etag).isNotBlank();
        assertThat(api.get().uri("/api/v1/scaling-laws").header(HttpHeaders.IF_NONE_MATCH, etag))
                .hasStatus(HttpStatus.NOT_MODIFIED);
    }
}
