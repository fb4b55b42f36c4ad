package dev.trilemma.sweep;

import dev.trilemma.audit.AuditLog;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Map;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What sweeps do by themselves: they begin, and end. That is no revision, so that people can decide meanwhile. */
@Component
class SweepStates {

    private static final String UNDER_WAY = " where id = ? and team_id = ? and status in ('QUEUED', 'RUNNING')";

    private final JdbcTemplate jdbc;
    private final AuditLog audit;

    SweepStates(JdbcTemplate jdbc, AuditLog audit) {
        this.jdbc = jdbc;
        this.audit = audit;
    }

    /** Its first chunk is begun; the chunks after it change nothing. */
    @Transactional
    public void begin(StartedSweep sweep, Instant at) {
        if (sweep.status() == SweepStatus.QUEUED) {
            jdbc.update(
                    "update sweep set status = 'RUNNING', started_at = ?, running_since = ?"
                            + " where id = ? and team_id = ? and status = 'QUEUED'",
                    time(at),
                    time(at),
                    sweep.id(),
                    sweep.team());
        }
    }

    /** Of those that store the last chunks at once, one finds all of them there. */
    @Transactional
    public void succeedIfComplete(StartedSweep sweep, Instant at) {
        int changed = jdbc.update(
                "update sweep set status = 'SUCCEEDED', finished_at = ?" + UNDER_WAY
                        + " and (select count(*) from sweep_chunk where sweep_id = ?) = ?",
                time(at),
                sweep.id(),
                sweep.team(),
                sweep.id(),
                sweep.chunkCount());
        if (changed > 0) {
            audit.record("sweep.succeeded", resource(sweep), Map.of("pointCount", sweep.pointCount()));
        }
    }

    @Transactional
    public void fail(StartedSweep sweep, int chunk, Instant at) {
        int changed = jdbc.update(
                "update sweep set status = 'FAILED', finished_at = ?, problem = ?" + UNDER_WAY,
                time(at),
                "Points from " + sweep.firstOf(chunk) + " could not be calculated; the log says why.",
                sweep.id(),
                sweep.team());
        if (changed > 0) {
            audit.record("sweep.failed", resource(sweep), Map.of());
        }
    }

    static String resource(StartedSweep sweep) {
        return "sweeps/" + sweep.id();
    }

    private static OffsetDateTime time(Instant at) {
        return at.atOffset(ZoneOffset.UTC);
    }
}
