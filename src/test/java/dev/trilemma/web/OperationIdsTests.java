package dev.trilemma.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OperationIdsTests {

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "GET, /api/v1/plans, listPlans",
        "POST, /api/v1/plans, createPlan",
        "GET, /api/v1/plans/{id}, getPlan",
        "PUT, /api/v1/plans/{id}, replacePlan",
        "PATCH, /api/v1/plans/{id}, patchPlan",
        "DELETE, /api/v1/plans/{id}, deletePlan",
        "GET, /api/v1/plans/{id}/revisions/{revision}, getPlanRevision",
        "GET, /api/v1/plans/{id}/comparison, getPlanComparison",
        "POST, /api/v1/estimate-batches, createEstimateBatch",
        "POST, /api/v1/strategies, createStrategy",
        "GET, /api/v1/price-history, getPriceHistory",
        "GET, /api/v1/price-catalogs/{slug}/versions, listPriceCatalogVersions"
    })
    void anOperationIsNamedByWhatItDoesToWhat(String method, String path, String id) {
        assertThat(OperationIds.of(method, path)).isEqualTo(id);
    }
}
