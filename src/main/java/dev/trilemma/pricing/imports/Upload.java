package dev.trilemma.pricing.imports;

import dev.trilemma.web.InvalidRequest;
import dev.trilemma.web.TooLarge;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.PushbackReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;

/** A file that is sent in, as text: unzipped where it is zipped, counted and hashed while it is read. */
final class Upload {

    /** After decompression, so that a small file cannot become a large one. */
    static final long LIMIT_BYTES = 64L << 20;

    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;
    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private final DigestInputStream content;
    private final Reader text;

    private Upload(DigestInputStream content) throws IOException {
        this.content = content;
        this.text = withoutByteOrderMark(new InputStreamReader(content, StandardCharsets.UTF_8.newDecoder()));
    }

    static Upload of(InputStream body) {
        try {
            var counted = new Limited(unzipped(new BufferedInputStream(body)));
            return new Upload(new DigestInputStream(counted, MessageDigest.getInstance("SHA-256")));
        } catch (IOException failure) {
            throw unreadable(failure);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** UTF-8; what is not fails while it is read. */
    Reader text() {
        return text;
    }

    /** Of the unzipped content, in hexadecimal; reads what is left. */
    String sha256() {
        try {
            content.transferTo(OutputStream.nullOutputStream());
        } catch (IOException failure) {
            throw unreadable(failure);
        }
        return HexFormat.of().formatHex(content.getMessageDigest().digest());
    }

    /** What reading failed of, in words for the sender; the failure itself where it is none of the file's. */
    static RuntimeException unreadable(Exception failure) {
        return Stream.<Throwable>iterate(failure, cause -> cause != null, Throwable::getCause)
                .limit(10)
                .flatMap(cause -> reason(cause).stream())
                .findFirst()
                .<RuntimeException>map(reason -> new InvalidRequest("", reason))
                .orElseGet(() -> failure instanceof RuntimeException unexpected
                        ? unexpected
                        : new UncheckedIOException((IOException) failure));
    }

    private static Optional<String> reason(Throwable cause) {
        if (cause instanceof CharacterCodingException) {
            return Optional.of("must be UTF-8 text");
        }
        return cause instanceof ZipException || cause instanceof EOFException
                ? Optional.of("is not a whole gzip file")
                : Optional.empty();
    }

    private static InputStream unzipped(InputStream body) throws IOException {
        body.mark(2);
        boolean zipped = body.read() == GZIP_FIRST && body.read() == GZIP_SECOND;
        body.reset();
        return zipped ? new GZIPInputStream(body) : body;
    }

    private static Reader withoutByteOrderMark(Reader text) throws IOException {
        var peeking = new PushbackReader(text, 1);
        int first = peeking.read();
        if (first >= 0 && first != BYTE_ORDER_MARK) {
            peeking.unread(first);
        }
        return peeking;
    }

    private static final class Limited extends FilterInputStream {

        private long count;

        Limited(InputStream stream) {
            super(stream);
        }

        @Override
        public int read() throws IOException {
            int next = super.read();
            count(next < 0 ? 0 : 1);
            return next;
        }

        @Override
        public int read(byte[] buffer, int offset, int length) throws IOException {
            int read = super.read(buffer, offset, length);
            count(Math.max(read, 0));
            return read;
        }

        private void count(int bytes) {
            count += bytes;
            if (count > LIMIT_BYTES) {
                throw new TooLarge(LIMIT_BYTES);
            }
        }
    }
}
