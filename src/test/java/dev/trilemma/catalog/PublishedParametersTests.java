package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.withinPercentage;

import dev.trilemma.engine.shape.ModelShape;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Our counts against those that others published. */
class PublishedParametersTests {

    private static final Models MODELS = Models.ofFiles();
    private static final double COMPUTED_TOLERANCE_PERCENT = 0.1;
    private static final double LABEL_TOLERANCE_PERCENT = 1.5;

    @ParameterizedTest(name = "{0}")
    @CsvFileSource(resources = "/golden/parameters.csv", numLinesToSkip = 1)
    void countsThePublishedParameters(String model, long total, long active, String status) {
        Dimensions dimensions = MODELS.model(model).dimensions();

        if (status.equals("verified")) {
            assertThat(dimensions.parameters()).isEqualTo(total);
            assertThat(dimensions.activeParameters()).isEqualTo(active);
        } else {
            assertThat(dimensions.parameters()).isCloseTo(total, withinPercentage(COMPUTED_TOLERANCE_PERCENT));
            assertThat(dimensions.activeParameters()).isCloseTo(active, withinPercentage(COMPUTED_TOLERANCE_PERCENT));
        }
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("all")
    void countsWhatTheFileSaysIsPublished(String id, CatalogModel model) {
        PublishedCount published = model.publishedCount();

        assertThat(model.dimensions().parameters())
                .isCloseTo(published.parameters(), withinPercentage(tolerance(published.status())));
        assertThat(model.dimensions().activeParameters())
                .isCloseTo(published.activeParameters(), withinPercentage(tolerance(published.status())));
    }

    /** BERT with its masked-token and next-sentence heads is the 110,106,428 that its checkpoint counts. */
    @ParameterizedTest(name = "{0}: {1} and heads: {2}")
    @CsvSource({
        "bert-base,  109482240, 110106428",
        "bert-large, 335141888, 336226108",
    })
    void addsTheHeadsOfBert(String name, long withoutHeads, long withHeads) {
        CatalogModel model = MODELS.model(name);

        assertThat(model.shape().parameters()).isEqualTo(withoutHeads);
        assertThat(model.headParameters().parameters())
                .isEqualTo(maskedTokenHead(model.shape()) + nextSentenceHead(model.shape()));
        assertThat(model.shape().parameters() + model.headParameters().parameters())
                .isEqualTo(withHeads);
    }

    @Test
    void addsTheHeadOfDistilBertToThe66985530OfItsCheckpoint() {
        CatalogModel model = MODELS.model("distilbert");

        assertThat(model.headParameters().parameters()).isEqualTo(maskedTokenHead(model.shape()));
        assertThat(model.shape().parameters() + model.headParameters().parameters())
                .isEqualTo(66_985_530);
    }

    private static long maskedTokenHead(ModelShape shape) {
        long hidden = shape.hiddenSize();
        long transform = hidden * hidden + hidden;
        long layerNorm = 2 * hidden;
        return transform + layerNorm + shape.embeddings().vocabularySize();
    }

    private static long nextSentenceHead(ModelShape shape) {
        return 2L * shape.hiddenSize() + 2;
    }

    private static double tolerance(CountStatus status) {
        return switch (status) {
            case VERIFIED -> 0;
            case COMPUTED -> COMPUTED_TOLERANCE_PERCENT;
            case LABEL -> LABEL_TOLERANCE_PERCENT;
        };
    }

    static Stream<Arguments> all() {
        return MODELS.all().stream().map(model -> Arguments.of(model.id(), model));
    }
}
