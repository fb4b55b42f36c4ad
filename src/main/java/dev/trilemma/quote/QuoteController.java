package dev.trilemma.quote;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.quote.document.QuoteDocument;
import dev.trilemma.web.IdempotencyKey;
import dev.trilemma.web.IdempotencyKeys;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.InvalidRequest;
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
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MimeTypeUtils;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.context.request.WebRequest;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.util.RawValue;

@Tag(name = "Quotes", description = "Estimates to sign: frozen with the prices they were made from.")
@RestController
@RequestMapping(QuoteController.PATH)
class QuoteController {

    static final String PATH = "/api/v1/quotes";

    private static final String CSV = "text/csv";

    private static final String ID = "Id of a quote: paste one from the list, or the `id` that issuing it answered";
    private static final String MERGE_PATCH = "application/merge-patch+json";

    private final Quotes quotes;
    private final IdempotencyKeys keys;

    QuoteController(Quotes quotes, IdempotencyKeys keys) {
        this.quotes = quotes;
        this.keys = keys;
    }

    @Operation(summary = "List quotes, or those of one status, newest first")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<QuoteItemView> list(
            @Parameter(description = "Where they stand, as it was last noted; absent: wherever")
                    @RequestParam(required = false)
                    @Nullable
                    QuoteStatus status,
            @Valid @ParameterObject Paging paging) {
        return quotes.quotes(status, paging);
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
            IdempotencyKey key,
            @Parameter(
                            description =
                                    "Whether it is to be issued later, by a PATCH of its status; absent: it is issued now")
                    @RequestParam(required = false)
                    @Nullable
                    Boolean draft,
            @Parameter(description = "Id of an undecided quote whose place it takes")
                    @RequestParam(required = false)
                    @Nullable
                    UUID supersedes,
            @RequestBody JsonNode request) {
        List<Object> asked = Arrays.asList(draft, supersedes, request);
        return keys.once(
                "POST " + PATH,
                key,
                draft == null && supersedes == null ? request : asked,
                () -> created(quotes.add(request, Boolean.TRUE.equals(draft), supersedes)));
    }

    @Operation(
            summary = "Issue a draft, so that it can be decided on",
            description = "Nothing else of a quote can be changed.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QuoteView.class)))
    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<RawValue> patch(
            @Parameter(description = ID) @PathVariable UUID id,
            IfMatch condition,
            @Valid @RequestBody StatusPatch patch) {
        if (patch.status() != QuoteStatus.ISSUED) {
            throw new InvalidRequest("/status", "must be issued; POST a decision to approve or reject");
        }
        return ok(quotes.issue(id, condition));
    }

    @Operation(
            summary = "Approve or reject a quote",
            description =
                    "An approval draws the quote's total on a budget, which must cover today and have enough left; an"
                            + " administrator may exceed it by force. Of many who draw on one budget at once no more are approved than it"
                            + " has money for.")
    @ApiResponse(responseCode = "200", content = @Content(schema = @Schema(implementation = QuoteView.class)))
    @PostMapping("/{id}/decisions")
    ResponseEntity<?> decide(
            @Parameter(description = ID) @PathVariable UUID id,
            IdempotencyKey key,
            @Valid @RequestBody DecisionDocument document) {
        return keys.once(
                "POST " + PATH + "/" + id + "/decisions", key, document, () -> ok(quotes.decide(id, document)));
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
    ResponseEntity<QuoteDocument> get(@Parameter(description = ID) @PathVariable UUID id, WebRequest request) {
        AnsweredQuote quote = quotes.answer(id);
        return ResponseEntity.ok()
                .eTag(wantsJson(request) ? quote.etag() : null)
                .header(HttpHeaders.VARY, HttpHeaders.ACCEPT)
                .body(new QuoteDocument(quote.json()));
    }

    /** Only JSON has the tag: under the same one a browser would take what it keeps as JSON for the PDF. */
    private static boolean wantsJson(WebRequest request) {
        List<MediaType> accepted = MediaType.parseMediaTypes(request.getHeader(HttpHeaders.ACCEPT));
        MimeTypeUtils.sortBySpecificity(accepted);
        return accepted.isEmpty() || accepted.get(0).includes(MediaType.APPLICATION_JSON);
    }

    private static ResponseEntity<RawValue> created(AnsweredQuote quote) {
        return ResponseEntity.created(URI.create(PATH + "/" + quote.id()))
                .eTag(quote.etag())
                .body(new RawValue(quote.json()));
    }

    private static ResponseEntity<RawValue> ok(AnsweredQuote quote) {
        return ResponseEntity.ok().eTag(quote.etag()).body(new RawValue(quote.json()));
    }
}
