package dev.trilemma.quote;

import com.github.kagkarlsson.scheduler.task.Task;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import dev.trilemma.team.Caller;
import dev.trilemma.team.Callers;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.List;
import java.util.UUID;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** Notes which quotes nobody decided on in time, so that lists and webhooks tell. Reading a quote tells at once. */
@Component
class Expiries {

    private static final Duration PERIOD = Duration.ofMinutes(1);
    private static final int PAGE = 100;

    private final JdbcTemplate jdbc;
    private final Quotes quotes;
    private final Clock clock;

    Expiries(JdbcTemplate jdbc, Quotes quotes, Clock clock) {
        this.jdbc = jdbc;
        this.quotes = quotes;
        this.clock = clock;
    }

    @Configuration(proxyBeanMethods = false)
    static class Schedule {

        @Bean
        Task<Void> expiredQuotes(Expiries expiries) {
            return Tasks.recurring("quote-expiry", FixedDelay.of(PERIOD)).execute((task, context) -> expiries.note());
        }
    }

    private record Due(UUID quote, String team) {}

    void note() {
        for (QuoteStatus open : List.of(QuoteStatus.ISSUED, QuoteStatus.DRAFT)) {
            List<Due> due;
            do {
                due = jdbc.query(
                        "select quote_id, team_id from quote_standing where status = ? and expires_at <= ? limit ?",
                        (row, number) -> new Due(row.getObject(1, UUID.class), row.getString(2)),
                        open.name(),
                        clock.instant().atOffset(ZoneOffset.UTC),
                        PAGE);
                due.forEach(each -> Callers.as(Caller.serviceFor(each.team()), () -> quotes.expire(each.quote())));
            } while (due.size() == PAGE);
        }
    }
}
