package dev.trilemma.web;

import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.InvalidPlan;
import dev.trilemma.engine.cost.Money;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.test.context.TestComponent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** Resources of every shape that the features have, and nothing behind them; other tests do not see it. */
@TestComponent
@RestController
@RequestMapping("/api/v1/test")
class TestController {

    private static final List<Row> ROWS = IntStream.range(0, 45)
            .mapToObj(number -> new Row(
                    "row-%02d".formatted(number),
                    number / 2.0,
                    Money.of(number + ".50", "USD"),
                    List.of("a", "b"),
                    null))
            .toList();

    @PostMapping("/plans")
    PlanDocument echo(@Valid @RequestBody PlanDocument plan) {
        return plan;
    }

    @PostMapping("/batches")
    Batch batch(@Valid @RequestBody Batch batch) {
        return batch;
    }

    @PostMapping("/things")
    Thing thing(@Valid @RequestBody Thing thing) {
        return thing;
    }

    @GetMapping("/rows")
    ResponseEntity<Page<Row>> rows(
            @Valid Paging paging, @RequestParam(required = false) @Nullable Commitment commitment) {
        return ReferenceAnswer.of(Page.of(ROWS, paging, Row::id));
    }

    @GetMapping("/numbers")
    Map<String, Double> number(@RequestParam double number) {
        return Map.of("number", number);
    }

    @GetMapping("/ids/{id}")
    UUID id(@PathVariable UUID id) {
        throw new NotFound("thing", id);
    }

    @PutMapping("/ids/{id}")
    UUID put(@PathVariable UUID id, @RequestHeader("If-Match") String revision) {
        throw new Stale();
    }

    @GetMapping("/invalid-plan")
    String invalidPlan() {
        throw new InvalidPlan("/model", "is not in the catalog");
    }

    @GetMapping("/bug")
    String bug() {
        throw new IllegalStateException("select secret from dev.trilemma");
    }

    record Batch(@NotNull @Valid @Size(min = 1, max = 3) List<PlanDocument> plans) {}

    record Thing(
            int count,
            boolean flag,
            @Nullable String name,
            @Nullable Money price,
            @Nullable UUID id,
            @Nullable Instant at,
            @Nullable Map<String, Object> free,
            @Nullable List<String> names) {}

    record Row(
            String id,
            double ratio,
            Money unitPrice,
            List<String> tags,
            @Nullable String lastNote) {}
}
