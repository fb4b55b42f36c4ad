package dev.trilemma.web;

import java.io.IOException;
import java.net.URI;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ErrorReportValve;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.MediaType;
import org.springframework.http.ProblemDetail;

/** Answers what Tomcat itself refuses (a path it cannot decode, a header it cannot read) with a problem. */
public final class ContainerProblems extends ErrorReportValve {

    private static final Logger LOG = LoggerFactory.getLogger(ContainerProblems.class);
    private static final int FIRST_ERROR = 400;

    /** Keeps the answer too short to be compressed: Tomcat fails to where it is Accept-Encoding that it could not read. */
    private static final int LONGEST_INSTANCE = 1_000;

    @Override
    protected void report(Request request, Response response, @Nullable Throwable failure) {
        int status = response.getStatus();
        if (status < FIRST_ERROR || response.getContentWritten() > 0 || !response.setErrorReported()) {
            return;
        }
        ProblemType type = ProblemType.of(status);
        ProblemDetail problem = type.problem(HttpFailures.detail(type));
        problem.setStatus(status);
        problem.setInstance(path(request));
        RequestId.addTo(problem, request);
        LOG.info("{} {} before it was read", status, problem.getType());
        write(response, problem);
    }

    private static void write(Response response, ProblemDetail problem) {
        try {
            response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
            response.getOutputStream().write(ProblemWriter.bytes(problem));
            response.finishResponse();
        } catch (IOException | IllegalStateException gone) {
            LOG.debug("the client did not wait for its answer");
        }
    }

    private static @Nullable URI path(Request request) {
        try {
            String path = request.getRequestURI();
            return path == null || path.length() > LONGEST_INSTANCE ? null : URI.create(path);
        } catch (IllegalArgumentException notAUri) {
            return null;
        }
    }
}
