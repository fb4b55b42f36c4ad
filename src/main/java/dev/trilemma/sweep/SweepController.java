package dev.trilemma.sweep;

import dev.trilemma.sweep.result.ResultQuery;
import dev.trilemma.sweep.result.ResultTable;
import dev.trilemma.sweep.result.ResultView;
import dev.trilemma.sweep.result.Results;
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
import jakarta.servlet.http.HttpServletResponse;
import jakarta.validation.Valid;
import java.io.IOException;
import java.io.OutputStream;
import java.net.URI;
import java.util.UUID;
import java.util.function.Consumer;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

@Tag(
        name = "Sweeps",
        description =
                "Millions of plans, calculated in the background by whichever replica is free. All points of a sweep have the"
                        + " prices of the instant at which it was started.")
@RestController
@RequestMapping(SweepController.PATH)
class SweepController {

    static final String PATH = "/api/v1/sweeps";

    private static final String ID = "Id of a sweep: paste one from the list, or the `id` that starting it answered";
    private static final String MERGE_PATCH = "application/merge-patch+json";
    private static final String CSV = "text/csv";

    private final Sweeps sweeps;
    private final SweepEvents events;
    private final Results results;
    private final ResultTable table;
    private final IdempotencyKeys keys;

    SweepController(Sweeps sweeps, SweepEvents events, Results results, ResultTable table, IdempotencyKeys keys) {
        this.sweeps = sweeps;
        this.events = events;
        this.results = results;
        this.table = table;
        this.keys = keys;
    }

    @Operation(summary = "List sweeps and how far they have come, newest first")
    @GetMapping(produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<SweepView> list(@Valid @ParameterObject Paging paging) {
        return sweeps.sweeps(paging);
    }

    @Operation(
            summary = "Start a sweep: every combination of the values of some fields of a plan, or a sample of them",
            description =
                    "What is wrong with the axes or the plan is said at once; `progress.total` is the number of points, `secondsLeft`"
                            + " the time to expect. A point that is no valid plan is a result with its problem.")
    @ApiResponse(responseCode = "202", content = @Content(schema = @Schema(implementation = SweepView.class)))
    @PostMapping
    ResponseEntity<?> start(IdempotencyKey key, @Valid @RequestBody SweepDocument document) {
        return keys.once("POST " + PATH, key, document, () -> accepted(sweeps.start(document)));
    }

    @Operation(summary = "Read how far a sweep has come")
    @GetMapping("/{id}")
    ResponseEntity<SweepView> get(@Parameter(description = ID) @PathVariable UUID id) {
        return ok(sweeps.sweep(id));
    }

    @Operation(
            summary = "Pause a sweep, or resume it",
            description = "Chunks that are being calculated are finished. What is done stays done.")
    @PatchMapping(
            path = "/{id}",
            consumes = {MERGE_PATCH, MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<SweepView> patch(
            @Parameter(description = ID) @PathVariable UUID id,
            IfMatch condition,
            @Valid @RequestBody StatusPatch patch) {
        return switch (patch.status()) {
            case PAUSED -> ok(sweeps.pause(id, condition));
            case RUNNING -> ok(sweeps.resume(id, condition));
            default -> throw new InvalidRequest("/status", "must be paused or running; DELETE cancels a sweep");
        };
    }

    @Operation(
            summary = "Cancel a sweep; one that is over is deleted with its results",
            description = "A cancelled sweep keeps the results that it has until it is deleted, by another DELETE.")
    @DeleteMapping("/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void cancel(@Parameter(description = ID) @PathVariable UUID id, IfMatch condition) {
        sweeps.cancel(id, condition);
    }

    @Operation(
            summary = "List what became of the points of a sweep, as far as it has come",
            description = "All of it at once is the `table`.")
    @GetMapping(
            path = "/{id}/results",
            produces = {MediaType.APPLICATION_JSON_VALUE, CSV})
    Page<ResultView> results(
            @Parameter(description = ID) @PathVariable UUID id,
            @Valid @ParameterObject ResultQuery query,
            @Valid @ParameterObject Paging paging) {
        return results.page(sweeps.stored(id), query, paging);
    }

    @Operation(
            summary = "Download what became of the points of a sweep as one CSV, in the order of the points",
            description = "`filter` and `frontier` are those of the results; a table is not sorted.")
    @ApiResponse(responseCode = "200", content = @Content(mediaType = CSV, schema = @Schema(type = "string")))
    @GetMapping(path = "/{id}/table", produces = CSV)
    void table(
            @Parameter(description = ID) @PathVariable UUID id,
            @Valid @ParameterObject TableQuery query,
            @Parameter(hidden = true) HttpServletResponse response)
            throws IOException {
        Consumer<OutputStream> writer = table.of(sweeps.stored(id), query.query());
        response.setContentType(CSV + ";charset=UTF-8");
        response.setHeader(HttpHeaders.CONTENT_DISPOSITION, "attachment; filename=\"sweep-" + id + ".csv\"");
        writer.accept(response.getOutputStream());
    }

    @Operation(
            summary = "Follow a sweep by server-sent events",
            description =
                    "An event `progress` a second, with what reading the sweep answers, until it is over or paused.")
    @ApiResponse(
            responseCode = "200",
            content =
                    @Content(
                            mediaType = MediaType.TEXT_EVENT_STREAM_VALUE,
                            schema = @Schema(implementation = SweepView.class)))
    @GetMapping(path = "/{id}/events", produces = MediaType.TEXT_EVENT_STREAM_VALUE)
    SseEmitter events(@Parameter(description = ID) @PathVariable UUID id) {
        return events.follow(id);
    }

    private static ResponseEntity<SweepView> accepted(Sweeps.Revised sweep) {
        return ResponseEntity.accepted()
                .location(URI.create(PATH + "/" + sweep.view().id()))
                .eTag(sweep.etag())
                .body(sweep.view());
    }

    private static ResponseEntity<SweepView> ok(Sweeps.Revised sweep) {
        return ResponseEntity.ok().eTag(sweep.etag()).body(sweep.view());
    }
}
