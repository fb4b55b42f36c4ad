package dev.trilemma.plan;

import dev.trilemma.web.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Set;
import java.util.stream.Stream;
import org.flywaydb.core.api.migration.BaseJavaMigration;
import org.flywaydb.core.api.migration.Context;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Lists the words of the plans that were saved before plans could be searched; Flyway reads its version from the name. */
@Component
final class V8__Words_of_saved_plans extends BaseJavaMigration {

    @Override
    public void migrate(Context context) throws SQLException {
        Connection connection = context.getConnection();
        try (Statement select = connection.createStatement();
                ResultSet plans = select.executeQuery("select id, team_id, created_at, document from saved_plan");
                PreparedStatement insert = connection.prepareStatement(
                        "insert into plan_word (team_id, archived, word, created_at, plan_id) values (?, false, ?, ?, ?)")) {
            while (plans.next()) {
                insert.setString(1, plans.getString("team_id"));
                insert.setObject(3, plans.getObject("created_at"));
                insert.setObject(4, plans.getObject("id"));
                for (String word : words(Json.mapper().readTree(plans.getString("document")))) {
                    insert.setString(2, word);
                    insert.addBatch();
                }
                insert.executeBatch();
            }
        }
    }

    private static Set<String> words(JsonNode document) {
        return Words.in(Stream.of(
                document.path("title").asString(""),
                document.path("model").asString(""),
                document.at("/cluster/accelerator").asString("")));
    }
}
