package dev.trilemma.security;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;
import java.util.HexFormat;

/**
 * The secret of an API key: 256 random bits, so that its plain SHA-256 cannot be searched for, and a prefix by which scanners find a
 * secret that was published by mistake.
 */
record KeySecret(String value) {

    static final String PREFIX = "tlm_";

    private static final int BYTES = 32;
    private static final SecureRandom RANDOM = new SecureRandom();

    static KeySecret random() {
        byte[] bytes = new byte[BYTES];
        RANDOM.nextBytes(bytes);
        return new KeySecret(PREFIX + Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
    }

    /** What is stored of it. */
    String sha256() {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(value.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    /** Shows nothing. */
    @Override
    public String toString() {
        return PREFIX + "…";
    }
}
