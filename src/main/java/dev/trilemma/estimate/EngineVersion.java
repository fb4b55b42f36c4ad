package dev.trilemma.estimate;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/**
 * The version that every answer names, so that a later one can tell why it differs: that of the build, and a fingerprint of all that
 * an answer is calculated with, but for prices. The fingerprint changes whenever a formula or a constant does.
 */
@Component
public final class EngineVersion {

    private static final List<String> CALCULATION = List.of(
            "classpath*:dev/trilemma/engine/**/*.class",
            "classpath*:dev/trilemma/catalog/**/*.class",
            "classpath*:dev/trilemma/estimate/*.class",
            "classpath*:catalog/*.*",
            "classpath*:catalog/models/*.*");

    private static final int FINGERPRINT_BYTES = 4;

    /** Calculated beside the rest of the start, which takes longer. */
    private final CompletableFuture<String> value;

    EngineVersion(ObjectProvider<BuildProperties> build) {
        String version =
                build.stream().map(BuildProperties::getVersion).findFirst().orElse("unbuilt");
        value = CompletableFuture.supplyAsync(() -> version + "+" + fingerprint());
    }

    public String value() {
        return value.join();
    }

    private static String fingerprint() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            var resources = new PathMatchingResourcePatternResolver();
            for (String pattern : CALCULATION) {
                for (Resource resource : sorted(resources.getResources(pattern))) {
                    digest.update(resource.getContentAsByteArray());
                }
            }
            return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        } catch (NoSuchAlgorithmException absent) {
            throw new IllegalStateException("every Java platform has SHA-256", absent);
        }
    }

    private static List<Resource> sorted(Resource[] resources) {
        return Arrays.stream(resources)
                .sorted(Comparator.comparing(resource -> String.valueOf(resource.getFilename())))
                .toList();
    }
}
