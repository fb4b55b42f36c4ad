package dev.trilemma.faults.fuzz;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A request as it is sent, byte for byte.
 *
 * @param number its place in the run: the same seed and number make it again, but for the ids of what was stored
 * @param operation what it was made from
 */
record FuzzedRequest(
        long number,
        String operation,
        String method,
        String target,
        List<Map.Entry<String, String>> headers,
        byte @Nullable [] body) {

    private static final int SHOWN_BYTES = 2_000;

    /** To be pasted into a shell; what is no text is written as \x, what is long is cut. */
    String curl(String base) {
        String shownHeaders = headers.stream()
                .map(header -> " -H " + quoted(header.getKey() + ": " + header.getValue()))
                .collect(Collectors.joining());
        String shownBody = body == null ? "" : " --data-binary " + quoted(text(body));
        return "curl -sg -X " + method + " " + quoted(base + target) + shownHeaders + shownBody;
    }

    private static String text(byte[] body) {
        String text = new String(body, 0, Math.min(body.length, SHOWN_BYTES), StandardCharsets.ISO_8859_1);
        return body.length > SHOWN_BYTES ? text + "… (" + body.length + " bytes)" : text;
    }

    private static String quoted(String text) {
        String visible = text.chars()
                .mapToObj(character -> character < ' ' || character > '~'
                        ? "\\x%02x".formatted(character)
                        : Character.toString(character))
                .collect(Collectors.joining())
                .replace("'", "\\x27");
        return (visible.equals(text) ? "'" : "$'") + visible + "'";
    }
}
