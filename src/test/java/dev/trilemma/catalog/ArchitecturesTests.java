package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.Biases;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.ModelShape;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class ArchitecturesTests {

    private static final JsonMapper JSON = JsonMapper.shared();

    @Test
    void fillsInWhatThePlainestDecoderLeavesOut() {
        ModelShape shape = Architectures.shape(read("""
                {"layers": 2, "hiddenSize": 64, "attentionHeads": 4, "vocabularySize": 100}"""));

        assertThat(shape.kind()).isEqualTo(ModelKind.DECODER);
        assertThat(shape.attention().keyValueHeads()).isEqualTo(4);
        assertThat(shape.attention().headSize()).isEqualTo(16);
        assertThat(shape.feedForward().size()).isEqualTo(256);
        assertThat(shape.biases()).isEqualTo(Biases.NONE);
        // L (4 d² + 2 · 4 d² + 2 d) + 2 V d + d
        assertThat(shape.parameters()).isEqualTo(2 * (12 * 64 * 64 + 2 * 64) + 2 * 100 * 64 + 64);
    }

    @Test
    void namesEveryDefaultWithItsValueAndReason() {
        List<Assumption> assumptions = Architectures.assumptions(read("""
                {"layers": 2, "hiddenSize": 64, "attentionHeads": 4, "vocabularySize": 100, "biases": true}"""));

        assertThat(assumptions)
                .contains(
                        new Assumption("architecture.kind", "decoder", "usual for a transformer"),
                        new Assumption("architecture.headSize", "16", "hiddenSize / attentionHeads"),
                        new Assumption("architecture.feedForwardSize", "256", "4 × hiddenSize"),
                        new Assumption("architecture.normBiases", "true", "as biases"))
                .extracting(Assumption::name)
                .doesNotContain("architecture.biases", "architecture.layers");
    }

    @Test
    void assumesNothingOfAnArchitectureInFull() {
        ArchitectureDocument full =
                ArchitectureDocument.of(Models.ofFiles().model("llama-3.1-8b").shape());

        assertThat(Architectures.assumptions(full))
                .extracting(Assumption::name)
                .containsExactlyInAnyOrder(
                        "architecture.latentAttention", "architecture.slidingWindow", "architecture.experts");
    }

    @Test
    void writesEveryModelInFullSoThatItReadsBackTheSame() {
        assertThat(Models.ofFiles().all())
                .filteredOn(model -> model.dimensions().architecture() != null)
                .hasSizeGreaterThan(100)
                .allSatisfy(model -> assertThat(Architectures.shape(ArchitectureDocument.of(model.shape())))
                        .isEqualTo(model.shape()));
    }

    @Test
    void asksForTheHeadSizeWhereTheHeadsDoNotDivideTheHiddenSize() {
        ArchitectureDocument document = read("""
                {"layers": 2, "hiddenSize": 100, "attentionHeads": 3, "vocabularySize": 100}""");

        assertThatThrownBy(() -> Architectures.shape(document))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/architecture/headSize"))
                .hasMessageContaining("make hiddenSize divisible by attentionHeads, or give headSize");
    }

    @Test
    void projectsNarrowEmbeddingsToTheHiddenSizeAndBack() {
        ArchitectureDocument narrow = read("""
                {"layers": 2, "hiddenSize": 64, "attentionHeads": 4, "vocabularySize": 100, "embeddingSize": 16}""");
        ArchitectureDocument wide = read("""
                {"layers": 2, "hiddenSize": 64, "attentionHeads": 4, "vocabularySize": 100, "embeddingSize": 64}""");

        long saved = 2 * 100 * (64 - 16) - 2 * 16 * 64;
        assertThat(Architectures.shape(wide).parameters()
                        - Architectures.shape(narrow).parameters())
                .isEqualTo(saved);
        assertThat(Architectures.shape(narrow).headWeights()).isEqualTo(100 * 16 + 16 * 64);
    }

    private static ArchitectureDocument read(String json) {
        return JSON.readValue(json, ArchitectureDocument.class);
    }
}
