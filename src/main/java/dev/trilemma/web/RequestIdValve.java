package dev.trilemma.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;
import org.slf4j.MDC;

/** Names each request; a valve rather than a filter, so that what Tomcat refuses by itself has a name too. */
final class RequestIdValve extends ValveBase {

    RequestIdValve() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        String id = RequestId.of(request);
        response.setHeader(RequestId.HEADER, id);
        MDC.put(RequestId.NAME, id);
        try {
            getNext().invoke(request, response);
        } finally {
            MDC.remove(RequestId.NAME);
        }
    }
}
