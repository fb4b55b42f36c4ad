package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.ModelShape;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelsTests {

    private static final Models MODELS = Models.ofFiles();

    @Test
    void holdsAtLeastNinetyModelsSortedById() {
        assertThat(MODELS.all())
                .hasSizeGreaterThanOrEqualTo(90)
                .extracting(CatalogModel::id)
                .isSorted()
                .doesNotHaveDuplicates();
    }

    @Test
    void givesEveryModelASlugATitleAFamilyAndASource() {
        assertThat(MODELS.all()).allSatisfy(model -> {
            assertThat(model.id()).matches("[a-z0-9][a-z0-9._-]+");
            assertThat(model.title()).isNotBlank();
            assertThat(model.family()).matches("[a-z0-9-]+");
            assertThat(model.source()).hasSizeGreaterThan(10);
            assertThat(model.publishedCount()).isNotNull();
        });
    }

    @ParameterizedTest
    @CsvSource({
        "bert-base, bert-base-uncased",
        "bert-large, bert-large-uncased",
        "distilbert, distilbert-base-uncased",
        "mobilebert, mobilebert-uncased",
        "gpt-3, gpt3-175b",
        "gpt3, gpt3-175b",
        "mixtral-8x22b, mixtral-8x22b-v0.1",
        "llama-30b, llama-33b",
        "llama-3.1-405b, llama-3.1-405b",
        "deepseek-r1, deepseek-r1",
    })
    void findsAModelByAliasAndBySlug(String name, String id) {
        assertThat(MODELS.model(name).id()).isEqualTo(id);
    }

    @Test
    void suggestsTheNearestNamesForOneThatIsMisspelt() {
        assertThat(MODELS.find("lama-3.1-8b")).isEmpty();
        assertThatThrownBy(() -> MODELS.model("lama-3.1-8b"))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/model"))
                .hasMessageContaining("llama-3.1-8b");
    }

    /** The leaked report's range for the total, and its active parameters, to three percent. */
    @Test
    void marksGpt4AloneAsUnofficialAndKeepsItWithinTheLeakedRange() {
        assertThat(MODELS.all())
                .filteredOn(model -> model.status() == ModelStatus.UNOFFICIAL)
                .singleElement()
                .satisfies(model -> {
                    assertThat(model.id()).isEqualTo("gpt-4");
                    assertThat((double) model.shape().parameters()).isBetween(1.7e12, 1.8e12);
                    assertThat((double) model.shape().activeParameters()).isBetween(0.97 * 280e9, 1.03 * 280e9);
                    assertThat(model.notes()).first().asString().contains("OpenAI published no figures");
                });
    }

    /**
     * A layer of MobileBERT: two bottlenecks 512 × 128 in, queries and keys of width 128, values from 512, an output of 128,
     * four blocks 128 → 512 → 128, and a bottleneck out.
     */
    @Test
    void givesMobileBertTheMatrixWeightsOfItsBottlenecks() {
        ModelShape shape = MODELS.model("mobilebert").shape();
        long bottlenecks = 3L * 512 * 128;
        long attention = 2L * 128 * 128 + 512 * 128 + 128 * 128;
        long blocks = 4L * 2 * 128 * 512;

        assertThat(shape.attentionWeights() + shape.feedForwardWeights())
                .isEqualTo(bottlenecks + attention + blocks)
                .isEqualTo(835_584);
    }

    @Test
    void tellsWhichOfModerateSizeAndSkillsAModelHasFromPublishedScoresOnly() {
        assertThat(MODELS.all())
                .filteredOn(model -> model.notes().stream().anyMatch(note -> note.contains("2204.06130")))
                .extracting(CatalogModel::id)
                .containsExactly("bert-base-uncased", "distilbert-base-uncased", "gpt3-175b", "mobilebert-uncased");
    }

    @Test
    void everyPublishedTrainingLengthIsAPowerOfTwoOfSomeThousandTokens() {
        assertThat(MODELS.all())
                .extracting(CatalogModel::trainSequenceLength)
                .filteredOn(Objects::nonNull)
                .hasSizeGreaterThan(30)
                .allMatch(length -> Integer.bitCount(length) == 1 && length >= 1024 && length <= 8192);
    }
}
