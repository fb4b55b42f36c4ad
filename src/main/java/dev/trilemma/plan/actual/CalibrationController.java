package dev.trilemma.plan.actual;

import dev.trilemma.calibration.CalibrationView;
import dev.trilemma.calibration.Calibrations;
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

@Tag(name = "Actuals")
@RestController
@RequestMapping("/api/v1")
class CalibrationController {

    private static final String PATH = "/api/v1/calibrations";
    private static final String ID = "Id of a calibration: paste one from the list";

    private final CalibrationOffers offers;
    private final Calibrations calibrations;
    private final IdempotencyKeys keys;

    CalibrationController(CalibrationOffers offers, Calibrations calibrations, IdempotencyKeys keys) {
        this.offers = offers;
        this.calibrations = calibrations;
        this.keys = keys;
    }

    @Operation(
            summary = "List what the team's runs teach of its clusters, by accelerator",
            description = "From the steps that actuals report. Nothing of it is applied until it is accepted.")
    @GetMapping("/calibration-offers")
    Page<CalibrationOfferView> offers(@Valid @ParameterObject Paging paging) {
        return Page.of(offers.offers(), paging, CalibrationOfferView::accelerator);
    }

    @Operation(summary = "List the calibrations that the team accepted, newest first, withdrawn ones included")
    @GetMapping("/calibrations")
    Page<CalibrationView> list(@Valid @ParameterObject Paging paging) {
        return Page.of(
                calibrations.all(), paging, calibration -> calibration.id().toString());
    }

    @Operation(
            summary = "Accept the calibration that is offered for an accelerator",
            description =
                    "From now on the team's estimates on it have their step multiplied by the factor, and say so in"
                            + " `assumptions` and `provenance`. What was calculated before stays as it was. It takes the place of the one that"
                            + " was accepted before.")
    @ApiResponse(responseCode = "201", content = @Content(schema = @Schema(implementation = CalibrationView.class)))
    @PostMapping("/calibrations")
    ResponseEntity<?> accept(IdempotencyKey key, @Valid @RequestBody CalibrationDocument document) {
        return keys.once("POST " + PATH, key, document, () -> created(offers.accept(document.accelerator())));
    }

    @Operation(summary = "Read a calibration")
    @GetMapping("/calibrations/{id}")
    ResponseEntity<CalibrationView> get(@Parameter(description = ID) @PathVariable UUID id) {
        return ResponseEntity.ok().eTag(calibrations.etag(id)).body(calibrations.calibration(id));
    }

    @Operation(summary = "Withdraw a calibration: from now on estimates are as predicted again")
    @DeleteMapping("/calibrations/{id}")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    void withdraw(@Parameter(description = ID) @PathVariable UUID id, IfMatch condition) {
        calibrations.withdraw(id, condition);
    }

    private ResponseEntity<CalibrationView> created(CalibrationView view) {
        return ResponseEntity.created(URI.create(PATH + "/" + view.id()))
                .eTag(calibrations.etag(view.id()))
                .body(view);
    }
}
