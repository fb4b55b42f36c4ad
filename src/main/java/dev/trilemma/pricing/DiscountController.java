package dev.trilemma.pricing;

import dev.trilemma.web.IdempotencyKey;
import dev.trilemma.web.IdempotencyKeys;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.Page;
import dev.trilemma.web.Paging;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.validation.Valid;
import java.net.URI;
import java.util.UUID;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prices")
@RestController
@RequestMapping(DiscountController.PATH)
class DiscountController {

    static final String PATH = "/api/v1/price-discounts";

    private static final String ID = "Id of a discount: paste one from the list";

    private final Negotiations negotiations;
    private final IdempotencyKeys keys;

    DiscountController(Negotiations negotiations, IdempotencyKeys keys) {
        this.negotiations = negotiations;
        this.keys = keys;
    }

    @Operation(summary = "List the discounts that were negotiated, newest first")
    @GetMapping
    Page<DiscountView> list(@Valid @ParameterObject Paging paging) {
        return Page.of(negotiations.all(), paging, discount -> discount.id().toString());
    }

    @Operation(
            summary = "Keep a discount that was negotiated: a factor on list prices, which stay as they are",
            description =
                    "Estimates take it off while it holds, and say so. Of several that apply to an offer the one that names most of"
                            + " it counts, then the newest.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = DiscountView.class)))
    @PostMapping
    ResponseEntity<?> create(IdempotencyKey key, @Valid @RequestBody DiscountDocument document) {
        return keys.once("POST " + PATH, key, document, () -> created(negotiations.add(document)));
    }

    @Operation(summary = "Read a discount")
    @GetMapping("/{id}")
    ResponseEntity<DiscountView> get(@Parameter(description = ID) @PathVariable UUID id) {
        return ResponseEntity.ok().eTag(etag()).body(negotiations.get(id));
    }

    @Operation(summary = "Delete a discount; what was calculated with it stays")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void delete(@Parameter(description = ID) @PathVariable UUID id, IfMatch condition) {
        negotiations.delete(id, condition);
    }

    private static ResponseEntity<DiscountView> created(DiscountView view) {
        return ResponseEntity.created(URI.create(PATH + "/" + view.id()))
                .eTag(etag())
                .body(view);
    }

    private static String etag() {
        return "\"" + Negotiations.REVISION + "\"";
    }
}
