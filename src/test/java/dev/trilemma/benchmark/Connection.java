package dev.trilemma.benchmark;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** A kept connection that costs whoever sends little, because it shares the cores with the service: answers are read, not kept. */
final class Connection implements AutoCloseable {

    private static final String SUCCESS = "HTTP/1.1 2";
    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";
    private static final String LAST = "connection: close";
    private static final int HEXADECIMAL = 16;

    private final int port;
    private final byte[] buffer = new byte[1 << 16];
    private Socket socket;
    private InputStream answers;
    private int position;
    private int limit;

    Connection(int port) throws IOException {
        this.port = port;
        connect();
    }

    /** Sends a request and reads its answer: the bytes of its body. */
    long exchange(byte[] request) throws IOException {
        socket.getOutputStream().write(request);
        String status = line();
        long length = 0;
        boolean chunked = false;
        boolean last = false;
        for (String header = line(); !header.isEmpty(); header = line()) {
            String lower = header.toLowerCase(Locale.ROOT);
            chunked |= lower.startsWith(CHUNKED);
            last |= lower.startsWith(LAST);
            length = lower.startsWith(LENGTH)
                    ? Long.parseLong(header.substring(LENGTH.length()).strip())
                    : length;
        }
        if (!status.startsWith(SUCCESS)) {
            throw new IllegalStateException(status);
        }
        long size = chunked ? skipChunks() : skip(length);
        if (last) {
            close();
            connect();
        }
        return size;
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private void connect() throws IOException {
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        answers = socket.getInputStream();
    }

    private long skipChunks() throws IOException {
        long total = 0;
        for (long size = chunkSize(); size > 0; size = chunkSize()) {
            total += skip(size);
            line();
        }
        line();
        return total;
    }

    private long chunkSize() throws IOException {
        return Long.parseLong(line(), HEXADECIMAL);
    }

    private long skip(long count) throws IOException {
        for (long left = count; left > 0; ) {
            fill();
            int taken = (int) Math.min(left, limit - position);
            position += taken;
            left -= taken;
        }
        return count;
    }

    /** Without its end. */
    private String line() throws IOException {
        var line = new StringBuilder();
        while (true) {
            fill();
            int start = position;
            while (position < limit && buffer[position] != '\n') {
                position++;
            }
            line.append(new String(buffer, start, position - start, StandardCharsets.ISO_8859_1));
            if (position < limit) {
                position++;
                return line.toString().stripTrailing();
            }
        }
    }

    private void fill() throws IOException {
        if (position == limit) {
            position = 0;
            limit = answers.read(buffer);
            if (limit < 0) {
                throw new EOFException("the service closed the connection");
            }
        }
    }
}
