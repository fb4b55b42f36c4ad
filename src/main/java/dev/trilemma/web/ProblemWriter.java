package dev.trilemma.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;
import org.springframework.http.converter.json.ProblemDetailJacksonMixin;
import tools.jackson.databind.json.JsonMapper;

/** Answers a problem where Spring MVC is not, or not yet, in charge: filters and the servlet container. */
public final class ProblemWriter {

    private static final JsonMapper JSON = Json.mapper()
            .rebuild()
            .addMixIn(ProblemDetail.class, ProblemDetailJacksonMixin.class)
            .build();

    private ProblemWriter() {}

    /** Answers what the failure means to a client. */
    public static void write(Exception failure, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problems.headers(failure).forEach((name, values) -> response.setHeader(name, values.get(0)));
        write(Problems.problemFor(failure), request, response);
    }

    private static void write(ProblemDetail problem, HttpServletRequest request, HttpServletResponse response)
            throws IOException {
        Problems.finish(problem, request);
        response.setStatus(problem.getStatus());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.getOutputStream().write(bytes(problem));
    }

    static byte[] bytes(ProblemDetail problem) {
        return JSON.writeValueAsString(problem).getBytes(StandardCharsets.UTF_8);
    }
}
