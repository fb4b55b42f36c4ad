package dev.trilemma.faults.fuzz;

import dev.trilemma.faults.Fault;
import dev.trilemma.web.Json;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/** Whether an answer is one that a client may be given. */
final class AnswerChecks {

    static final Duration BOUND = Duration.ofSeconds(10);

    /** What the container says of a method or a version of HTTP that it does not know. */
    private static final Set<Integer> EXPLAINED = Set.of(501, 505);

    private static final List<String> INNARDS =
            List.of("dev.trilemma", "java.", "tools.jackson", "org.springframework", "org.hibernate", "SQL", "jdbc");

    private static final JsonMapper JSON = Json.mapper();

    private AnswerChecks() {}

    static Optional<Fault> fault(FuzzedRequest request, Answer answer) {
        if (answer.time().compareTo(BOUND) > 0) {
            return Optional.of(Fault.HUNG);
        }
        if (answer.status() >= 500 && !EXPLAINED.contains(answer.status())) {
            return Optional.of(Fault.UNEXPECTED_5XX);
        }
        return request.method().equals("HEAD") || isFine(answer) ? Optional.empty() : Optional.of(Fault.WRONG);
    }

    private static boolean isFine(Answer answer) {
        if (answer.status() >= 400) {
            return answer.contentType().startsWith("application/problem+json")
                    && isJson(answer.body())
                    && answer.body().contains("\"type\":\"/problems/")
                    && INNARDS.stream().noneMatch(answer.body()::contains);
        }
        return !answer.contentType().startsWith("application/json") || isJson(answer.body());
    }

    /** Our own reader takes neither a name twice nor a number that is none. */
    private static boolean isJson(String body) {
        try {
            JSON.readTree(body);
            return !body.isEmpty();
        } catch (JacksonException failure) {
            return false;
        }
    }
}
