package dev.trilemma.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletOutputStream;
import jakarta.servlet.WriteListener;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import jakarta.servlet.http.HttpServletResponseWrapper;
import java.io.IOException;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Keeps an answer of the usual size together until it is complete: it is then sent at once, with its length. Jackson and Spring flush
 * before they are done, which would begin it in chunks. Events are sent as they come.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE + 8)
class WholeAnswers extends OncePerRequestFilter {

    /** An estimate has about 15 KB. */
    static final int BYTES = 32 << 10;

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        response.setBufferSize(BYTES);
        chain.doFilter(request, new Unflushed(response));
    }

    private static final class Unflushed extends HttpServletResponseWrapper {

        Unflushed(HttpServletResponse response) {
            super(response);
        }

        /** Else the container does when the answer is complete, or larger than its buffer. */
        @Override
        public void flushBuffer() throws IOException {
            if (hasEvents()) {
                super.flushBuffer();
            }
        }

        @Override
        public ServletOutputStream getOutputStream() throws IOException {
            return hasEvents() ? super.getOutputStream() : new UnflushedBody(super.getOutputStream());
        }

        private boolean hasEvents() {
            String type = getContentType();
            return type != null && type.startsWith(MediaType.TEXT_EVENT_STREAM_VALUE);
        }
    }

    private static final class UnflushedBody extends ServletOutputStream {

        private final ServletOutputStream body;

        UnflushedBody(ServletOutputStream body) {
            this.body = body;
        }

        @Override
        public void write(int next) throws IOException {
            body.write(next);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            body.write(bytes, offset, length);
        }

        @Override
        public void flush() {
            // as the response
        }

        @Override
        public void close() throws IOException {
            body.close();
        }

        @Override
        public boolean isReady() {
            return body.isReady();
        }

        @Override
        public void setWriteListener(WriteListener listener) {
            body.setWriteListener(listener);
        }
    }
}
