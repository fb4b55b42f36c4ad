package dev.trilemma.plan;

import dev.trilemma.team.Callers;
import dev.trilemma.web.Paging;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/**
 * Finds the plans of a team by their words, newest first. Each word lists its plans in that order, so that a page is read from the
 * index and takes as long with a million plans as with a thousand.
 */
@Component
class PlanIndex {

    private static final String AFTER = " and %1$s.created_at <= ? and (%1$s.created_at < ? or %1$s.%2$s > ?)";

    private final JdbcTemplate jdbc;

    PlanIndex(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** A plan's place in the list. */
    record Place(UUID id, Instant createdAt) {

        List<String> keys() {
            return List.of(id.toString(), createdAt.toString());
        }

        private static Place read(ResultSet row, int number) throws SQLException {
            return new Place(
                    row.getObject(1, UUID.class),
                    row.getObject(2, OffsetDateTime.class).toInstant());
        }
    }

    /** Takes the place of what was known of a plan. */
    void put(SavedPlan plan) {
        jdbc.update("delete from plan_word where plan_id = ?", plan.id());
        OffsetDateTime createdAt = plan.createdAt().atOffset(ZoneOffset.UTC);
        jdbc.batchUpdate(
                "insert into plan_word (team_id, archived, word, created_at, plan_id) values (?, ?, ?, ?, ?)",
                Words.of(plan).stream()
                        .map(word -> new Object[] {
                            Callers.current().team(), plan.status() == PlanStatus.ARCHIVED, word, createdAt, plan.id()
                        })
                        .toList());
    }

    /** The places on one page, and one more where there is another page. */
    List<Place> find(PlanFilter filter, Paging paging) {
        Set<String> words = Words.of(filter);
        return words.isEmpty() ? all(filter, paging) : withWords(words, filter, paging);
    }

    private List<Place> all(PlanFilter filter, Paging paging) {
        var sql = new StringBuilder(
                "select plan.id, plan.created_at from saved_plan plan where plan.team_id = ? and plan.archived = ?");
        List<Object> values = new ArrayList<>(List.of(Callers.current().team(), filter.isArchived()));
        addPosition(sql, values, paging, "plan", "id");
        sql.append(" order by plan.created_at desc, plan.id limit ?");
        return query(sql, values, paging);
    }

    private List<Place> withWords(Set<String> words, PlanFilter filter, Paging paging) {
        Iterator<String> each = rarestFirst(words, filter, paging).iterator();
        var sql = new StringBuilder("select first.plan_id, first.created_at from plan_word first"
                + " where first.team_id = ? and first.archived = ? and first.word = ?");
        List<Object> values = new ArrayList<>(List.of(Callers.current().team(), filter.isArchived(), each.next()));
        addPosition(sql, values, paging, "first", "plan_id");
        each.forEachRemaining(word -> {
            sql.append(" and exists (select 1 from plan_word other"
                    + " where other.plan_id = first.plan_id and other.word = ?)");
            values.add(word);
        });
        sql.append(" order by first.created_at desc, first.plan_id limit ?");
        return query(sql, values, paging);
    }

    /**
     * Plans are looked for among those of the word that has the fewest around the page, so that few are looked at in vain: its next page
     * ends soonest, or reaches back farthest.
     */
    private List<String> rarestFirst(Set<String> words, PlanFilter filter, Paging paging) {
        return words.size() == 1
                ? List.copyOf(words)
                : words.stream()
                        .map(word -> reach(word, filter, paging))
                        .sorted(Comparator.comparingInt(Reach::count).thenComparing(Reach::oldest))
                        .map(Reach::word)
                        .toList();
    }

    /** How many plans the next page of a word has, and how far back in time it reaches. */
    private record Reach(String word, int count, Instant oldest) {}

    private Reach reach(String word, PlanFilter filter, Paging paging) {
        var page = new StringBuilder("select first.created_at from plan_word first"
                + " where first.team_id = ? and first.archived = ? and first.word = ?");
        List<Object> values = new ArrayList<>(List.of(Callers.current().team(), filter.isArchived(), word));
        addPosition(page, values, paging, "first", "plan_id");
        page.append(" order by first.created_at desc, first.plan_id limit ?");
        values.add(paging.limit() + 1);
        List<Instant> times = jdbc.query(
                page.toString(),
                (row, number) -> row.getObject(1, OffsetDateTime.class).toInstant(),
                values.toArray());
        return new Reach(word, times.size(), times.isEmpty() ? Instant.EPOCH : times.get(times.size() - 1));
    }

    private static void addPosition(
            StringBuilder sql, List<Object> values, Paging paging, String table, String idColumn) {
        paging.keys(2).ifPresent(keys -> {
            UUID id = Paging.read(keys.get(0), UUID::fromString);
            OffsetDateTime createdAt = Paging.instant(keys.get(1)).atOffset(ZoneOffset.UTC);
            sql.append(AFTER.formatted(table, idColumn));
            values.addAll(List.of(createdAt, createdAt, id));
        });
    }

    private List<Place> query(StringBuilder sql, List<Object> values, Paging paging) {
        values.add(paging.limit() + 1);
        return jdbc.query(sql.toString(), Place::read, values.toArray());
    }
}
