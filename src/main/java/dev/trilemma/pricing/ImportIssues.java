package dev.trilemma.pricing;

import dev.trilemma.pricing.ImportIssue.Action;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** What imports had to say of the rows of each version. */
@Component
class ImportIssues {

    private static final int BATCH = 1_000;

    private final JdbcTemplate jdbc;

    ImportIssues(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    void insert(UUID version, List<ImportIssue> issues) {
        List<Integer> numbers = IntStream.range(0, issues.size()).boxed().toList();
        jdbc.batchUpdate(
                "insert into import_issue (catalog_version_id, number, line, column_name, code, raw_value, action)"
                        + " values (?, ?, ?, ?, ?, ?, ?)",
                numbers,
                BATCH,
                (statement, number) -> {
                    ImportIssue issue = issues.get(number);
                    statement.setObject(1, version);
                    statement.setInt(2, number);
                    statement.setInt(3, issue.line());
                    statement.setString(4, issue.column());
                    statement.setString(5, issue.code());
                    statement.setString(6, issue.rawValue());
                    statement.setString(7, issue.action().name());
                });
    }

    /**
     * An issue and its place in the list.
     *
     * @param number counts from 0
     */
    record Numbered(int number, ImportIssue issue) {}

    /** @param first number of the first */
    List<Numbered> from(UUID version, int first, int limit) {
        return jdbc.query(
                "select number, line, column_name, code, raw_value, action from import_issue"
                        + " where catalog_version_id = ? and number >= ? order by number limit ?",
                (row, index) -> new Numbered(
                        row.getInt("number"),
                        new ImportIssue(
                                row.getInt("line"),
                                row.getString("column_name"),
                                row.getString("code"),
                                row.getString("raw_value"),
                                Action.valueOf(row.getString("action")))),
                version,
                first,
                limit);
    }
}
