package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.ApiDescription.Operation;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.jdbc.core.JdbcTemplate;

/** Nobody changes or deletes what somebody else has changed in the meantime. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {
            "spring.datasource.url=jdbc:h2:mem:conditional-requests;MODE=PostgreSQL;DB_CLOSE_DELAY=-1",
            // sweeps change what is stored by themselves
            "trilemma.sweep.threads=0"
        })
class ConditionalRequestsTests {

    private static final Set<String> CHANGES = Set.of("PUT", "PATCH", "DELETE");

    @LocalServerPort
    private int port;

    @Autowired
    private JdbcTemplate database;

    @Test
    void withoutOrWithAStaleIfMatchNothingChanges() {
        HttpCalls service = HttpCalls.toPort(port);
        ApiDescription description = ApiDescription.of(service);
        var requests = new WorkedRequests(service, description);
        List<Operation> changes = description.operations().stream()
                .filter(operation -> CHANGES.contains(operation.method()))
                .toList();
        assertThat(changes).hasSizeGreaterThan(8).allSatisfy(operation -> {
            requests.id(operation);
            requests.sendWithout(operation);
            String before = content();
            HttpResponse<String> without = requests.sendWithout(operation);
            HttpResponse<String> stale = requests.sendWithout(operation, "If-Match", "\"999\"");
            HttpResponse<String> former = requests.sendWithout(operation, "If-Match", "\"0\", \"x\"");

            assertThat(without.statusCode()).as(without.body()).isEqualTo(428);
            assertThat(stale.statusCode()).as(stale.body()).isEqualTo(412);
            assertThat(former.statusCode()).as(former.body()).isEqualTo(412);
            assertThat(content()).isEqualTo(before);
        });
    }

    /** Everything that is stored. */
    private String content() {
        return String.join("\n", database.queryForList("script simple nosettings", String.class));
    }
}
