package dev.trilemma.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.catalog.ClusterDocument;
import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.catalog.TrainingDocument;
import dev.trilemma.engine.cost.Money;
import dev.trilemma.engine.hardware.Precision;
import dev.trilemma.web.Json;
import dev.trilemma.web.StoredJson;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;
import org.springframework.boot.data.jpa.test.autoconfigure.DataJpaTest;
import org.springframework.boot.jackson.autoconfigure.JacksonAutoConfiguration;
import org.springframework.boot.jdbc.test.autoconfigure.AutoConfigureTestDatabase;
import org.springframework.boot.jpa.test.autoconfigure.TestEntityManager;
import org.springframework.context.annotation.Import;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.data.domain.Limit;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.TestPropertySource;

/** What the migrations and the mapping owe each other, on every database the service runs on. */
@DataJpaTest
@AutoConfigureTestDatabase(replace = AutoConfigureTestDatabase.Replace.NONE)
@ImportAutoConfiguration(JacksonAutoConfiguration.class)
@Import({Json.class, StoredJson.class})
@TestPropertySource(properties = "spring.jpa.hibernate.ddl-auto=validate")
abstract class StoredPlansContract {

    private static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456Z");

    @Autowired
    private SavedPlans plans;

    @Autowired
    private PlanRevisions revisions;

    @Autowired
    private TestEntityManager entities;

    @Autowired
    private JdbcTemplate database;

    @Test
    void aDocumentComesBackAsItWasSaved() {
        PlanDocument document = everyKindOfValue();
        SavedPlan saved = plans.saveAndFlush(new SavedPlan(document, NOON));
        entities.clear();

        SavedPlan read = plans.findById(saved.id()).orElseThrow();

        assertThat(read.document()).isEqualTo(document);
        assertThat(read.createdAt()).isEqualTo(NOON);
    }

    @Test
    void aDocumentIsStoredInTheWordsOfTheApi() {
        plans.saveAndFlush(new SavedPlan(everyKindOfValue(), NOON));

        String stored = database.queryForObject("select cast(document as varchar) from saved_plan", String.class);

        assertThat(stored)
                .contains("\"cluster\"")
                .contains("\"acceleratorCount\"")
                .contains("nvidia-h100-sxm5-80gb")
                .contains("\"reserved1Year\"");
    }

    @Test
    void aFieldThatIsNoLongerKnownDoesNotHideThePlan() {
        SavedPlan saved = plans.saveAndFlush(new SavedPlan(everyKindOfValue(), NOON));
        database.update("update saved_plan set document = " + literal("{\"title\": \"old\", \"abandoned\": 1}"));
        entities.clear();

        assertThat(plans.findById(saved.id()).orElseThrow().document().title()).isEqualTo("old");
    }

    @Test
    void revisionsCountFromOne() {
        SavedPlan plan = plans.saveAndFlush(new SavedPlan(everyKindOfValue(), NOON));
        assertThat(plan.revision()).isEqualTo(1);

        plan.replace(everyKindOfValue(), NOON);
        assertThat(plans.saveAndFlush(plan).revision()).isEqualTo(2);
        assertThat(plan.updatedAt()).isAfter(NOON);
    }

    @Test
    void aRevisionReplacedMeanwhileIsNotOverwritten() {
        SavedPlan plan = plans.saveAndFlush(new SavedPlan(everyKindOfValue(), NOON));
        database.update("update saved_plan set revision = 2");
        plan.replace(everyKindOfValue(), NOON);

        assertThatThrownBy(() -> plans.saveAndFlush(plan)).isInstanceOf(OptimisticLockingFailureException.class);
    }

    @Test
    void revisionsAreReadNewestFirstFromAnyOnwards() {
        SavedPlan plan = plans.saveAndFlush(new SavedPlan(everyKindOfValue(), NOON));
        revisions.save(new PlanRevision(plan, "Ada"));
        for (int revision = 2; revision <= 4; revision++) {
            plan.replace(everyKindOfValue(), NOON);
            revisions.save(new PlanRevision(plans.saveAndFlush(plan), "Ada"));
        }
        entities.flush();
        entities.clear();

        var page = revisions.findByIdPlanIdAndIdRevisionLessThanOrderByIdRevisionDesc(plan.id(), 4, Limit.of(2));

        assertThat(page).extracting(PlanRevision::revision).containsExactly(3L, 2L);
        assertThat(page).extracting(PlanRevision::savedAt).isSortedAccordingTo((a, b) -> b.compareTo(a));
    }

    @Test
    void aDeletedPlanTakesItsRevisionsWithIt() {
        SavedPlan plan = plans.saveAndFlush(new SavedPlan(everyKindOfValue(), NOON));
        revisions.save(new PlanRevision(plan, "Ada"));
        entities.flush();
        entities.clear();

        plans.delete(plans.findById(plan.id()).orElseThrow());
        entities.flush();

        assertThat(database.queryForObject("select count(*) from plan_revision", Long.class))
                .isZero();
    }

    /** How the database writes a JSON value in SQL. */
    abstract String literal(String json);

    /** Characters beyond ASCII, digits that binary fractions lose, an open map. */
    private static PlanDocument everyKindOfValue() {
        var training = new TrainingDocument(
                null, 1.5e13, null, null, 8192, 1024, Precision.BF16, null, null, null, null, null, null, null, null);
        var cluster = new ClusterDocument("nvidia-h100-sxm5-80gb", 1024, 8, null, null, null);
        var pricing = new PricingDocument(
                "aws", null, Commitment.RESERVED1_YEAR, Money.of("2.490000010", "USD"), null, null, null);
        Map<String, Object> config = Map.of("model_type", "llama", "eos_token_id", List.of(1, 2), "rope_theta", 5e5);
        return new PlanDocument("quote \", größer ≥ 🦙", null, null, config, training, cluster, null, pricing, null);
    }
}
