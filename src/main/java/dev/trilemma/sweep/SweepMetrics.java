package dev.trilemma.sweep;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.springframework.dao.support.DataAccessUtils;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.scheduling.annotation.EnableScheduling;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;

/** Counts the points that this replica has calculated, and publishes how many all replicas have still to calculate, of all teams. */
@Component
@EnableScheduling
class SweepMetrics {

    private static final int PERIOD_SECONDS = 15;

    private final JdbcTemplate jdbc;
    private final Counter points;
    private final AtomicLong backlog = new AtomicLong();

    SweepMetrics(JdbcTemplate jdbc, MeterRegistry registry) {
        this.jdbc = jdbc;
        this.points = Counter.builder("trilemma.sweep.points")
                .description("Points of sweeps that this replica has calculated")
                .register(registry);
        Gauge.builder("trilemma.sweep.backlog", backlog, AtomicLong::doubleValue)
                .description("Points of queued and running sweeps that are still to be calculated")
                .register(registry);
    }

    void calculated(int count) {
        points.increment(count);
    }

    /** Ahead of time, so that who asks for the metrics never waits for the database. */
    @Scheduled(fixedDelay = PERIOD_SECONDS, timeUnit = TimeUnit.SECONDS)
    void lookUp() {
        backlog.set(DataAccessUtils.longResult(jdbc.queryForList("""
                select coalesce(sum(sweep.point_count - (
                    select coalesce(sum(sweep_chunk.point_count), 0) from sweep_chunk where sweep_id = sweep.id)), 0)
                from sweep where status in ('QUEUED', 'RUNNING')
                """, Long.class)));
    }
}
