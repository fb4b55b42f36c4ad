package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.ModelFamily;
import dev.trilemma.engine.shape.ModelShape;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Models by their size, held against the siblings that were published. */
class ModelFamiliesTests {

    /** Published families keep no ratio of depth and width: Pythia 410M is as deep as 12B should be, GPT-3 grew in width. */
    private static final double DEPTH_FACTOR = 2.3;

    private static final double WIDTH_FACTOR = 1.5;

    private final Models models = Models.ofFiles();
    private final ModelFamilies families = new ModelFamilies();

    @ParameterizedTest(name = "{0} to {1}")
    @CsvSource({
        "llama-3.1-8b, llama-3.1-70b",
        "llama-3.1-8b, llama-3.1-405b",
        "llama-3.1-405b, llama-3.1-8b",
        "llama-2-7b, llama-2-13b",
        "llama-7b, llama-65b",
        "pythia-1.4b, pythia-6.9b",
        "pythia-410m, pythia-12b",
        "pythia-12b, pythia-160m",
        "gpt3-xl, gpt3-175b",
        "gpt3-13b, gpt3-6.7b",
        "gpt2, gpt2-xl",
        "opt-1.3b, opt-66b",
        "bloom-1b7, bloom-176b",
        "falcon-40b, falcon-180b",
        "qwen2.5-7b, qwen2.5-72b",
        "qwen3-8b, qwen3-32b",
        "gemma-2-9b, gemma-2-27b",
        "olmo-2-7b, olmo-2-32b",
        "megatron-145.6b, megatron-1t",
        "mixtral-8x7b, mixtral-8x22b-v0.1",
        "deepseek-v2, deepseek-v3",
        "palm-62b, palm-540b"
    })
    void aSiblingIsAboutAsDeepAndWideAsThePublishedOne(String base, String sibling) {
        ModelShape published = shape(sibling);

        ModelShape sized = new ModelFamily(shape(base)).sized(published.parameters(), "/parameters");

        assertThat((double) sized.parameters())
                .isCloseTo(published.parameters(), within(0.01 * published.parameters()));
        assertThat((double) sized.layers() / published.layers()).isBetween(1 / DEPTH_FACTOR, DEPTH_FACTOR);
        assertThat((double) sized.hiddenSize() / published.hiddenSize()).isBetween(1 / WIDTH_FACTOR, WIDTH_FACTOR);
    }

    @Test
    void everyModelIsItsOwnSibling() {
        assertThat(shapes()).allSatisfy(base -> {
            ModelShape same = new ModelFamily(base).sized(base.parameters(), "/parameters");

            assertThat((double) same.parameters()).isCloseTo(base.parameters(), within(0.01 * base.parameters()));
            assertThat((double) same.hiddenSize() / base.hiddenSize()).isBetween(0.75, 1.34);
            assertThat((double) same.layers() / base.layers()).isBetween(0.6, 1.7);
        });
    }

    @Test
    void aSiblingOfAnySizeKeepsWhatMakesTheFamily() {
        var random = new Random(42);
        assertThat(shapes()).allSatisfy(base -> {
            double parameters = base.parameters() * Math.pow(10, 3 * random.nextDouble() - 0.5);
            ModelShape sized = new ModelFamily(base).sized(parameters, "/parameters");

            assertThat(sized.parameters()).isCloseTo((long) parameters, within((long) (0.01 * parameters)));
            assertThat(sized.attention().headSize()).isEqualTo(base.attention().headSize());
            assertThat(sized.attention().heads() % sized.attention().keyValueHeads())
                    .isZero();
            assertThat(sized.hiddenSize() % base.attention().headSize()).isZero();
            assertThat(sized.hiddenSize() % 8).isZero();
            assertThat(sized.embeddings().vocabularySize())
                    .isEqualTo(base.embeddings().vocabularySize());
            assertThat(sized.embeddings().tied()).isEqualTo(base.embeddings().tied());
            assertThat(sized.norms()).isEqualTo(base.norms());
            assertThat(sized.biases()).isEqualTo(base.biases());
            assertThat(sized.attention().latent()).isEqualTo(base.attention().latent());
            assertThat(sized.attention().window()).isEqualTo(base.attention().window());
            assertThat(sized.feedForward().gated()).isEqualTo(base.feedForward().gated());
            if (base.experts() != null && sized.experts() != null) {
                assertThat(sized.experts().count()).isEqualTo(base.experts().count());
                assertThat(sized.experts().activePerToken())
                        .isEqualTo(base.experts().activePerToken());
            }
        });
    }

    /** From ten million to ten trillion; what was asked for larger is larger. */
    @Test
    void theUsualFamiliesHaveEverySize() {
        List<ModelShape> sized = sizes().mapToObj(size -> Architectures.shape(families.sized(size, "/parameters")))
                .toList();
        List<Double> wanted = sizes().boxed().toList();

        assertThat(sized).extracting(ModelShape::parameters).isSorted();
        for (int index = 0; index < sized.size(); index++) {
            ModelShape shape = sized.get(index);
            assertThat(shape.parameters() / wanted.get(index)).isBetween(0.99, 1.01);
            assertThat(shape.layers()).isBetween(2, 1000);
        }
    }

    @Test
    void aSizeThatTheVocabularyAloneExceedsIsRefusedWithTheSmallestOne() {
        ModelShape llama = shape("llama-3.1-8b");

        assertThatThrownBy(() -> ModelFamilies.sized(llama, 1e7, "/parameters"))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/parameters"))
                // 2 V d, of one layer query and output 2 d², key and value 2 d², feed-forward 3 d, and norms 2 d, one
                // norm d
                .hasMessageContaining(
                        String.format(Locale.ROOT, "%,d", 2 * 128256 * 128 + 4 * 128 * 128 + 3 * 128 + 2 * 128 + 128));
        assertThat(new ModelFamily(llama).sized(3.3e7, "/parameters").parameters())
                .isBetween(32_670_000L, 33_330_000L);
    }

    @Test
    void aSizeThatIsNoSizeIsRefused() {
        assertThat(DoubleStream.of(0, -1, Double.NaN, 1e15, Double.POSITIVE_INFINITY)
                        .boxed())
                .allSatisfy(size -> assertThatThrownBy(() -> families.sized(size, "/parameters"))
                        .isInstanceOf(InvalidPlan.class));
    }

    /** The bases of the usual families are models that their makers published with these counts. */
    @ParameterizedTest(name = "{0}")
    @CsvSource({"1e8, MobileLLM, 124.6e6", "1e9, Llama 3, 8030261248"})
    void theUsualFamiliesArePublishedModels(double size, String title, double parameters) {
        DefaultFamily family = families.familyOf(size);

        assertThat(family.title()).isEqualTo(title);
        assertThat(family.source()).isNotBlank();
        assertThat((double) Architectures.shape(family.architecture()).parameters())
                .isCloseTo(parameters, within(0.0005 * parameters));
    }

    private static DoubleStream sizes() {
        return IntStream.rangeClosed(0, 240).mapToDouble(step -> 1e7 * Math.pow(10, step / 40.0));
    }

    private List<ModelShape> shapes() {
        return models.all().stream()
                .filter(model -> model.dimensions().architecture() != null)
                .map(CatalogModel::shape)
                .toList();
    }

    private ModelShape shape(String model) {
        return models.model(model).shape();
    }
}
