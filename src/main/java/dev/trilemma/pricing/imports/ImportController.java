package dev.trilemma.pricing.imports;

import dev.trilemma.web.IdempotencyKey;
import dev.trilemma.web.IdempotencyKeys;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import io.swagger.v3.oas.annotations.tags.Tag;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.validation.Valid;
import java.io.IOException;
import java.net.URI;
import org.springdoc.core.annotations.ParameterObject;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

@Tag(name = "Prices")
@RestController
@RequestMapping("/api/v1/price-catalogs/{slug}/versions")
class ImportController {

    private final Imports imports;
    private final IdempotencyKeys keys;

    ImportController(Imports imports, IdempotencyKeys keys) {
        this.imports = imports;
        this.keys = keys;
    }

    static String path(String slug) {
        return "/api/v1/price-catalogs/" + slug + "/versions";
    }

    @Operation(
            summary = "Publish a version of a price catalog from a file, or see what would become of it",
            description =
                    "The report lists every row that was not taken, or not without reservation, with its line, column, value and"
                            + " reason; taken, joined and skipped rows add up to those read. A published version never changes."
                            + " Files may be gzipped; at most 64 MB and 100,000 rows. A file without one usable row is refused,"
                            + " and one that changes most prices is until `confirm=true`.")
    @io.swagger.v3.oas.annotations.parameters.RequestBody(
            required = true,
            content = {
                @Content(mediaType = "text/csv", schema = @Schema(type = "string")),
                @Content(mediaType = "application/json", schema = @Schema(types = {"array", "object"}))
            })
    @ApiResponse(
            responseCode = "200",
            description = "The report of a dry run",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    @ApiResponse(
            responseCode = "201",
            description = "Published",
            content = @Content(schema = @Schema(implementation = ImportReport.class)))
    @PostMapping(consumes = {"text/csv", MediaType.APPLICATION_JSON_VALUE})
    ResponseEntity<?> publish(
            @Parameter(description = "Slug of a price catalog", example = "public-prices") @PathVariable String slug,
            @Valid @ParameterObject ImportParameters parameters,
            IdempotencyKey key,
            HttpServletRequest request)
            throws IOException {
        boolean json = MediaType.APPLICATION_JSON.isCompatibleWith(MediaType.parseMediaType(request.getContentType()));
        try (Imports.Reading reading = imports.read(slug, parameters, json, request.getInputStream())) {
            return parameters.isDryRun()
                    ? ResponseEntity.ok(reading.dryRun())
                    : keys.once("POST " + path(slug), key, reading.fingerprint(), () -> created(reading.publish()));
        }
    }

    private static ResponseEntity<ImportReport> created(ImportReport report) {
        return ResponseEntity.created(URI.create(path(report.priceCatalog()) + "/" + report.version() + "/prices"))
                .body(report);
    }
}
