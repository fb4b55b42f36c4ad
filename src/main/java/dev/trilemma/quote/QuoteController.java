package dev.trilemma.quote;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.quote.document.QuoteDocument;
import dev.trilemma.web.IdempotencyKeys;
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
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

@Tag(name = "Quotes", description = "Estimates to sign: frozen with the prices they were made from.")
@RestController
@RequestMapping(QuoteController.PATH)
class QuoteController {

    static final String PATH = "/api/v1/quotes";

    private static final String CSV = "text/csv";

    private final Quotes quotes;
    private final IdempotencyKeys keys;

    QuoteController(Quotes quotes, IdempotencyKeys keys) {
        this.quotes = quotes;
        this.keys = keys;
    }

    @Operation(summary = "List issued quotes, newest first")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<QuoteItemView> list(@Valid @ParameterObject Paging paging) {
        return quotes.quotes(paging);
    }

    @Operation(
            summary = "Issue a quote for a plan document, or for a saved plan as it stands",
            description =
                    "A quote is the whole estimate with the price catalog version it was made from. It holds until"
                            + " `expiresAt` and never changes, whatever becomes of the plan or of prices.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            content = @Content(schema = @Schema(oneOf = {PlanDocument.class, QuoteOfPlan.class})))
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = QuoteView.class)))
    @PostMapping
    ResponseEntity<?> issue(
            @Parameter(description = IdempotencyKeys.DESCRIPTION)
                    @RequestHeader(name = "Idempotency-Key", required = false)
                    @Nullable
                    String key,
            @RequestBody JsonNode request) {
        return keys.once("POST " + PATH, key, request, () -> created(quotes.issue(request)));
    }

    @Operation(
            summary = "Read a quote as it was issued",
            description =
                    "As JSON, or by `Accept` as a page to print (`text/html`), as a PDF to sign (`application/pdf`), or with a row"
                            + " for each line and the columns of FOCUS, the FinOps Open Cost and Usage Specification, for finance"
                            + " (`text/csv`). All have the numbers that were answered when the quote was issued.")
    @ApiResponse(
            responseCode = "200",
            content = {
                @Content(
                        mediaType = MediaType.APPLICATION_JSON_VALUE,
                        schema = @Schema(implementation = QuoteView.class)),
                @Content(mediaType = MediaType.TEXT_HTML_VALUE, schema = @Schema(type = "string")),
                @Content(
                        mediaType = MediaType.APPLICATION_PDF_VALUE,
                        schema = @Schema(type = "string", format = "binary")),
                @Content(mediaType = CSV, schema = @Schema(type = "string"))
            })
    @GetMapping(
            path = "/{id}",
            produces = {
                MediaType.APPLICATION_JSON_VALUE,
                MediaType.TEXT_HTML_VALUE,
                MediaType.APPLICATION_PDF_VALUE,
                CSV
            })
    ResponseEntity<QuoteDocument> get(
            @Parameter(description = "Id of a quote: paste one from the list, or the `id` that issuing it answered")
                    @PathVariable
                    UUID id) {
        return ResponseEntity.ok()
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(new QuoteDocument(quotes.answer(id)));
    }

    private static ResponseEntity<RawValue> created(IssuedQuote quote) {
        return ResponseEntity.created(URI.create(PATH + "/" + quote.getId())).body(new RawValue(quote.answer()));
    }
}
