package dev.trilemma.web;

import jakarta.servlet.ServletException;
import java.io.IOException;
import org.apache.catalina.connector.Request;
import org.apache.catalina.connector.Response;
import org.apache.catalina.valves.ValveBase;

/** Keeps an answer of the usual size together until it is complete: it is then sent at once, with its length, or not begun at all. */
final class WholeAnswers extends ValveBase {

    /** An estimate has about 15 KB. */
    static final int BYTES = 32 << 10;

    WholeAnswers() {
        super(true);
    }

    @Override
    public void invoke(Request request, Response response) throws IOException, ServletException {
        response.setBufferSize(BYTES);
        getNext().invoke(request, response);
    }
}
