package dev.trilemma.benchmark;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.estimate.EstimateView;
import dev.trilemma.estimate.Estimates;
import jakarta.validation.Valid;
import java.lang.reflect.Method;
import org.jspecify.annotations.Nullable;
import org.springframework.context.ApplicationContext;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/**
 * Endpoints of the same application that do nothing. One reads the body, and answers as many bytes as it is told; one reads and
 * checks the plan in it, and answers an estimate that was made before. No component of the application, so that no test finds
 * them. Their paths are those of the first access rule, so that none passes fewer of them.
 */
final class NoOp {

    static final String BYTES = "/api/v1/teams/no-op";
    static final String DOCUMENTS = "/api/v1/teams/no-op-of-documents";

    private final Estimates estimates;
    private volatile byte[] answer = {};
    private volatile @Nullable EstimateView estimate;

    private NoOp(Estimates estimates) {
        this.estimates = estimates;
    }

    static NoOp in(ApplicationContext application) throws NoSuchMethodException {
        var noOp = new NoOp(application.getBean(Estimates.class));
        map(application, BYTES, noOp, NoOp.class.getDeclaredMethod("answer", byte[].class));
        map(application, DOCUMENTS, noOp, NoOp.class.getDeclaredMethod("answer", PlanDocument.class));
        return noOp;
    }

    private static void map(ApplicationContext application, String path, NoOp noOp, Method method) {
        var mapping = application.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class);
        mapping.registerMapping(
                RequestMappingInfo.paths(path)
                        .methods(RequestMethod.GET, RequestMethod.POST)
                        .options(mapping.getBuilderConfiguration())
                        .build(),
                noOp,
                method);
    }

    /** From now on answers so many bytes. */
    void answers(int bytes) {
        answer = new byte[bytes];
    }

    ResponseEntity<byte[]> answer(@RequestBody(required = false) byte[] body) {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(answer);
    }

    /** The estimate of the first plan that it is given. */
    ResponseEntity<EstimateView> answer(@Valid @RequestBody PlanDocument plan) {
        EstimateView made = estimate;
        if (made == null) {
            made = estimates.estimate(plan);
            estimate = made;
        }
        return ResponseEntity.ok(made);
    }
}
