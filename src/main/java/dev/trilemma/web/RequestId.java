package dev.trilemma.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ProblemDetail;

/** The name of a request: in its answer, in the problem that it meets, and in every line that is logged of it. */
public final class RequestId {

    /** In which a client may send one, and finds it in the answer. */
    public static final String HEADER = "X-Request-Id";

    /** What it is called in problems and in the log. */
    static final String NAME = "requestId";

    private static final String ATTRIBUTE = RequestId.class.getName();

    /** Nothing that a log, a header or a shell would take for its own. */
    private static final Pattern SANE = Pattern.compile("[A-Za-z0-9._:-]{1,100}");

    private RequestId() {}

    /** The client's own where it is sane, else a new one; the same each time for one request. */
    static String of(HttpServletRequest request) {
        return find(request).orElseGet(() -> {
            String id = chosen(request.getHeader(HEADER));
            request.setAttribute(ATTRIBUTE, id);
            return id;
        });
    }

    static void addTo(ProblemDetail problem, HttpServletRequest request) {
        find(request).ifPresent(id -> problem.setProperty(NAME, id));
    }

    private static Optional<String> find(HttpServletRequest request) {
        return Optional.ofNullable((String) request.getAttribute(ATTRIBUTE));
    }

    private static String chosen(@Nullable String sent) {
        return sent != null && SANE.matcher(sent).matches()
                ? sent
                : UUID.randomUUID().toString();
    }
}
