package dev.trilemma;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.RSASSASigner;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Base64;
import java.util.Date;
import java.util.List;

/** An issuer of tokens. */
final class TestTokens {

    private final KeyPair keys = keys();

    /** Where the public key lies, as PEM. */
    String publicKeyLocation() {
        try {
            Path file = Files.createTempFile("issuer", ".pem");
            file.toFile().deleteOnExit();
            String key = Base64.getMimeEncoder().encodeToString(keys.getPublic().getEncoded());
            Files.writeString(file, "-----BEGIN PUBLIC KEY-----\n" + key + "\n-----END PUBLIC KEY-----\n");
            return file.toUri().toString();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    /** A signed token of a person. */
    String token(String team, List<String> roles, Instant expiresAt) {
        var claims = new JWTClaimsSet.Builder()
                .subject("ada@example.org")
                .claim("team", team)
                .claim("roles", roles)
                .expirationTime(Date.from(expiresAt))
                .build();
        var token = new SignedJWT(new JWSHeader(JWSAlgorithm.RS256), claims);
        try {
            token.sign(new RSASSASigner(keys.getPrivate()));
        } catch (JOSEException failure) {
            throw new IllegalStateException(failure);
        }
        return token.serialize();
    }

    private static KeyPair keys() {
        try {
            return KeyPairGenerator.getInstance("RSA").generateKeyPair();
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has RSA", absent);
        }
    }
}
