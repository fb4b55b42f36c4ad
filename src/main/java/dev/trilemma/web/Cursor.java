package dev.trilemma.web;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.zip.CRC32;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/**
 * Where a page of a list ends: the sort keys of its last item, opaque to clients. The checksum guards against edited cursors; it
 * keeps no secret.
 */
record Cursor(List<String> keys) {

    private static final JsonMapper JSON = Json.mapper();
    private static final TypeReference<List<String>> STRINGS = new TypeReference<>() {};

    Cursor {
        keys = List.copyOf(keys);
    }

    static Cursor parse(String text) {
        try {
            String decoded = new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
            int colon = decoded.indexOf(':');
            String json = decoded.substring(colon + 1);
            if (colon < 0 || !decoded.substring(0, colon).equals(checksum(json))) {
                throw invalid();
            }
            List<String> keys = JSON.readValue(json, STRINGS);
            if (keys == null || keys.contains(null)) {
                throw invalid();
            }
            return new Cursor(keys);
        } catch (IllegalArgumentException | JacksonException failure) {
            throw invalid();
        }
    }

    String encoded() {
        String json = JSON.writeValueAsString(keys);
        byte[] bytes = (checksum(json) + ":" + json).getBytes(StandardCharsets.UTF_8);
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    static InvalidRequest invalid() {
        return new InvalidRequest("/cursor", "is not a cursor of this list; follow next as it is");
    }

    private static String checksum(String json) {
        CRC32 checksum = new CRC32();
        checksum.update(json.getBytes(StandardCharsets.UTF_8));
        return Long.toHexString(checksum.getValue());
    }
}
