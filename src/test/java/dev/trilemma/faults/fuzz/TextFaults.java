package dev.trilemma.faults.fuzz;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16;
import static java.nio.charset.StandardCharsets.UTF_8;

import java.util.Arrays;
import java.util.List;
import java.util.Random;

/** Faults in the bytes of a body, whatever they stand for. */
final class TextFaults {

    /** None of them is UTF-8: a byte that never occurs, an overlong slash, half a surrogate pair, the start of a character. */
    private static final List<String> BROKEN = List.of("\u00ff", "\u00c0\u00af", "\u00ed\u00a0\u0080", "\u00f0\u009f");

    private TextFaults() {}

    static byte[] inflict(byte[] body, Random random) {
        String text = new String(body, ISO_8859_1);
        int place = text.isEmpty() ? 0 : random.nextInt(text.length());
        return switch (random.nextInt(9)) {
            case 0 -> new byte[0];
            case 1 -> Arrays.copyOf(body, place);
            case 2 -> bytes(text.substring(0, place) + OddValues.pick(BROKEN, random) + text.substring(place));
            case 3 -> bytes(text + OddValues.pick(List.of("}", ",", "null", "{}", "\u0000", text), random));
            case 4 -> bytes(text.replaceFirst("\\{\"(\\w+)\":", "{\"$1\":1,\"$1\":"));
            case 5 -> bytes("\u00ef\u00bb\u00bf" + text);
            case 6 -> new String(body, UTF_8).getBytes(UTF_16);
            case 7 -> bytes("[".repeat(5_000) + text + "]".repeat(5_000));
            default -> swapped(body, random);
        };
    }

    private static byte[] bytes(String text) {
        return text.getBytes(ISO_8859_1);
    }

    private static byte[] swapped(byte[] body, Random random) {
        byte[] swapped = body.clone();
        for (int swap = 0; swap < 3 && swapped.length > 0; swap++) {
            swapped[random.nextInt(swapped.length)] = (byte) random.nextInt(256);
        }
        return swapped;
    }
}
