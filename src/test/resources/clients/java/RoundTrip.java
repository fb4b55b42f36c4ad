import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.Map;
import java.util.UUID;
import org.springframework.http.ResponseEntity;
import org.springframework.web.client.RestClientResponseException;
import trilemma.client.ApiClient;
import trilemma.client.api.EstimatesApi;
import trilemma.client.api.PlansApi;
import trilemma.client.api.QuotesApi;
import trilemma.client.model.ClusterDocument;
import trilemma.client.model.CreateQuoteRequest;
import trilemma.client.model.EstimateView;
import trilemma.client.model.FieldError;
import trilemma.client.model.FitView;
import trilemma.client.model.PlanDocument;
import trilemma.client.model.PlanView;
import trilemma.client.model.Problem;
import trilemma.client.model.QuoteView;
import trilemma.client.model.TrainingDocument;

/** A plan is kept, changed, estimated, quoted and deleted with the generated client; ClientsIT compiles the two together. */
public final class RoundTrip {

    private final PlansApi plans;
    private final EstimatesApi estimates;
    private final QuotesApi quotes;

    private RoundTrip(ApiClient client) {
        plans = new PlansApi(client);
        estimates = new EstimatesApi(client);
        quotes = new QuotesApi(client);
    }

    /** @param arguments the address of the service */
    public static void main(String[] arguments) {
        new RoundTrip(new ApiClient().setBasePath(arguments[0])).run();
    }

    private void run() {
        PlanDocument plan = plan();

        ResponseEntity<PlanView> saved =
                plans.createPlanWithHttpInfo(plan, UUID.randomUUID().toString());
        UUID id = saved.getBody().getId();
        assertThat(saved.getBody().getPlan()).isEqualTo(plan);
        assertThat(plans.getPlan(id)).isEqualTo(saved.getBody());

        plan.getCluster().setAcceleratorCount(16);
        ResponseEntity<PlanView> replaced =
                plans.replacePlanWithHttpInfo(id, saved.getHeaders().getETag(), plan);
        assertThat(replaced.getBody().getPlan()).isEqualTo(plan);
        assertThat(replaced.getBody().getRevision()).isEqualTo(2);
        assertRefused(
                412,
                "/problems/stale",
                () -> plans.deletePlan(id, saved.getHeaders().getETag()));

        ResponseEntity<PlanView> patched = plans.patchPlanWithHttpInfo(
                id, replaced.getHeaders().getETag(), Map.of("cluster", Map.of("acceleratorCount", 32)));
        plan.getCluster().setAcceleratorCount(32);
        assertThat(patched.getBody().getPlan()).isEqualTo(plan);
        assertThat(plans.listPlans(null, null, null, 10, null).getItems())
                .extracting(item -> item.getId())
                .contains(id);

        EstimateView estimate = estimates.createEstimate(plan, null, null);
        assertThat(estimate.getFit().getKind()).isEqualTo(FitView.KindEnum.FITS);
        assertThat(estimate.getTotal().getAmount()).matches("\\d+\\.\\d\\d");
        assertThat(estimate.getTotal().getCurrency()).isEqualTo("USD");

        QuoteView quote = quotes.createQuote(new CreateQuoteRequest().planId(id), null, null, null);
        assertThat(quote.getTotal()).isEqualTo(estimate.getTotal());
        assertThat(quotes.getQuote(quote.getId())).isEqualTo(quote);

        plan.getCluster().setAcceleratorCount(-1);
        Problem problem = assertRefused(400, "/problems/invalid-request", () -> plans.createPlan(plan, null));
        assertThat(problem.getErrors()).extracting(FieldError::getPointer).containsExactly("/cluster/acceleratorCount");

        plans.deletePlan(id, patched.getHeaders().getETag());
        assertRefused(404, "/problems/not-found", () -> plans.getPlan(id));
    }

    private static Problem assertRefused(int status, String type, Runnable call) {
        var refusal = catchThrowableOfType(RestClientResponseException.class, call::run);
        assertThat(refusal.getStatusCode().value()).isEqualTo(status);
        Problem problem = refusal.getResponseBodyAs(Problem.class);
        assertThat(problem.getType()).isEqualTo(type);
        return problem;
    }

    private static PlanDocument plan() {
        return new PlanDocument()
                .title("Llama 3.1 8B, by a generated client")
                .model("llama-3.1-8b")
                .training(new TrainingDocument()
                        .method(TrainingDocument.MethodEnum.FULL_FINE_TUNING)
                        .datasetTokens(5e7)
                        .epochs(3.0)
                        .sequenceLength(2048))
                .cluster(new ClusterDocument()
                        .accelerator("nvidia-h100-sxm5-80gb")
                        .acceleratorCount(8));
    }
}
