package dev.trilemma.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.shape.ModelShape;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Import;
import org.springframework.dao.DataIntegrityViolationException;

@DataJpaTest(
        properties = {
            "spring.datasource.url=jdbc:h2:mem:models;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            "spring.test.database.replace=none",
            "spring.jpa.hibernate.ddl-auto=validate",
        })
@Import(Models.class)
class RegisteredModelsTests {

    private static final Instant NOW = Instant.parse("2026-11-23T12:00:00Z");

    @Autowired
    private Models models;

    @Autowired
    private RegisteredModels registered;

    @Autowired
    private TestEntityManager entities;

    @Test
    void findsAModelRegisteredFromAnArchitecture() {
        ModelShape shape = models.model("t5-small").shape();
        models.register(registration("our-t5", ArchitectureDocument.of(shape), null), NOW);
        entities.clear();

        CatalogModel model = models.model("our-t5");

        assertThat(model.shape()).isEqualTo(shape);
        assertThat(model.status()).isEqualTo(ModelStatus.UNOFFICIAL);
        assertThat(model.family()).isEqualTo("own");
        assertThat(model.retrievedOn()).isEqualTo(LocalDate.of(2026, 11, 23));
        assertThat(models.all()).extracting(CatalogModel::id).isSorted().contains("our-t5");
        assertThat(models.names()).contains("our-t5");
    }

    @Test
    void keepsAHuggingFaceConfigAsSentNullsIncluded() {
        models.register(registration("our-mistral", null, mistral()), NOW);
        entities.clear();

        assertThat(models.model("our-mistral").shape())
                .isEqualTo(models.model("mistral-nemo-12b").shape());
    }

    @Test
    void neverReplacesAModelThatAnotherRequestRegisteredAtTheSameTime() {
        registered.saveAndFlush(new RegisteredModel(registration("race", null, mistral()), NOW));
        entities.clear();

        assertThatThrownBy(
                        () -> registered.saveAndFlush(new RegisteredModel(registration("race", null, mistral()), NOW)))
                .isInstanceOf(DataIntegrityViolationException.class);
    }

    @Test
    void wantsDimensionsFromExactlyOneSource() {
        ArchitectureDocument architecture =
                ArchitectureDocument.of(models.model("gpt2").shape());

        assertThatThrownBy(() -> models.register(registration("none", null, null), NOW))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/architecture"));
        assertThatThrownBy(() -> models.register(registration("both", architecture, mistral()), NOW))
                .isInstanceOfSatisfying(
                        InvalidPlan.class,
                        failure -> assertThat(failure.pointer()).isEqualTo("/huggingFaceConfig"));
        assertThat(registered.findAll()).isEqualTo(List.of());
    }

    private static ModelRegistration registration(
            String id, ArchitectureDocument architecture, Map<String, Object> config) {
        return new ModelRegistration(id, "Ours", null, architecture, config);
    }

    private static Map<String, Object> mistral() {
        var config = new HashMap<String, Object>(Map.of(
                "model_type", "mistral",
                "num_hidden_layers", 40,
                "hidden_size", 5120,
                "num_attention_heads", 32,
                "num_key_value_heads", 8,
                "head_dim", 128,
                "intermediate_size", 14336,
                "vocab_size", 131_072));
        config.put("sliding_window", null);
        return config;
    }
}
