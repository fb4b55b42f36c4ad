package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.engine.shape.ModelShape;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.EnumNamingStrategies;
import tools.jackson.databind.json.JsonMapper;

/** Published counts of models that people can describe by their dimensions alone, written as they would write them. */
class ExplicitArchitecturesTests {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enumNamingStrategy(EnumNamingStrategies.LOWER_CAMEL_CASE)
            .build();

    @ParameterizedTest(name = "{0}")
    @MethodSource("published")
    void countsThePublishedParameters(Published published) {
        ModelShape shape = Architectures.shape(published.architecture());

        assertThat(shape.parameters()).isEqualTo(published.parameters());
        assertThat(shape.activeParameters()).isEqualTo(published.activeParameters());
        assertThat(published.source()).isNotBlank();
    }

    static Stream<Published> published() throws IOException {
        try (InputStream stream = ExplicitArchitecturesTests.class.getResourceAsStream("/golden/architectures.json")) {
            return Arrays.stream(JSON.readValue(stream, Published[].class));
        }
    }

    record Published(
            String id, long parameters, long activeParameters, String source, ArchitectureDocument architecture) {

        @Override
        public String toString() {
            return id;
        }
    }
}
