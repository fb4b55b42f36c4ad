package dev.trilemma.calibration;

import dev.trilemma.audit.AuditLog;
import dev.trilemma.team.Callers;
import dev.trilemma.web.Committed;
import dev.trilemma.web.Conflict;
import dev.trilemma.web.IfMatch;
import dev.trilemma.web.NotFound;
import dev.trilemma.web.ShortMemory;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.springframework.dao.OptimisticLockingFailureException;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/** The corrections that the caller's team accepted. Of an accelerator the one accepted last counts. */
@Service
public class Calibrations {

    private final ShortMemory<String, List<AcceptedCalibration>> newestFirst;
    private final AcceptedCalibrations stored;
    private final AuditLog audit;
    private final Clock clock;

    Calibrations(AcceptedCalibrations stored, AuditLog audit, Clock clock) {
        this.newestFirst = new ShortMemory<>(team -> stored.findAllByOrderByCreatedAtDescIdAsc());
        this.stored = stored;
        this.audit = audit;
        this.clock = clock;
    }

    /** The correction of an accelerator's clusters that was in force at an instant. */
    public Optional<CalibrationView> find(String accelerator, Instant at) {
        return newestFirst.get(Callers.current().team()).stream()
                .filter(calibration -> calibration.wasInForceAt(at))
                .map(AcceptedCalibration::view)
                .filter(calibration -> calibration.accelerator().equals(accelerator))
                .findFirst();
    }

    /** Forgets which there are, since another replica may have accepted one. */
    public void refresh() {
        newestFirst.clear();
    }

    /** All of the team, newest first, withdrawn ones included. */
    @Transactional(readOnly = true)
    public List<CalibrationView> all() {
        return stored.findAllByOrderByCreatedAtDescIdAsc().stream()
                .map(AcceptedCalibration::view)
                .toList();
    }

    /** Takes the place of what was accepted for the accelerator before. */
    @Transactional
    public CalibrationView accept(Measurement measurement) {
        withdrawAll(measurement.accelerator());
        CalibrationView accepted = stored.saveAndFlush(
                        new AcceptedCalibration(measurement, Callers.current().name(), now()))
                .view();
        audit.record(
                "calibration.accepted",
                resource(accepted.id()),
                Map.of(
                        "accelerator",
                        accepted.accelerator(),
                        "stepTimeFactor",
                        accepted.stepTimeFactor(),
                        "runCount",
                        accepted.runCount()));
        Committed.thenRun(this::refresh);
        return accepted;
    }

    /** @throws NotFound where there is none */
    @Transactional(readOnly = true)
    public CalibrationView calibration(UUID id) {
        return found(id).view();
    }

    /** From now on estimates are as predicted again. */
    @Transactional
    public void withdraw(UUID id, IfMatch condition) {
        AcceptedCalibration calibration = found(id);
        condition.require(calibration.revision());
        if (calibration.isWithdrawn()) {
            throw new Conflict("The calibration is withdrawn already.");
        }
        withdraw(calibration);
        Committed.thenRun(this::refresh);
    }

    /** The ETag of a calibration. */
    @Transactional(readOnly = true)
    public String etag(UUID id) {
        return "\"" + found(id).revision() + "\"";
    }

    private void withdrawAll(String accelerator) {
        try {
            stored.findAllByOrderByCreatedAtDescIdAsc().stream()
                    .filter(calibration -> !calibration.isWithdrawn()
                            && calibration.view().accelerator().equals(accelerator))
                    .forEach(this::withdraw);
        } catch (OptimisticLockingFailureException overtaken) {
            throw new Conflict("Someone accepted a calibration of this accelerator at the same moment.");
        }
    }

    private void withdraw(AcceptedCalibration calibration) {
        calibration.withdraw(now());
        stored.saveAndFlush(calibration);
        audit.record("calibration.withdrawn", resource(calibration.id()), Map.of());
    }

    private AcceptedCalibration found(UUID id) {
        return stored.findById(id).orElseThrow(() -> new NotFound("calibration", id));
    }

    private static String resource(UUID id) {
        return "calibrations/" + id;
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
