package dev.trilemma.pricing;

import dev.trilemma.catalog.ReferenceFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/**
 * A bundled version of the price catalog.
 *
 * @param asOf the day whose prices it describes, which is its name
 * @param contentSha256 of its bytes, in hexadecimal
 */
record PriceFile(LocalDate asOf, String contentSha256) {

    private static final String FOLDER = "catalog/prices/";
    private static final String EXTENSION = ".csv";

    /** The bundled files, oldest first. */
    static List<PriceFile> bundled() {
        try {
            return Arrays.stream(new PathMatchingResourcePatternResolver()
                            .getResources("classpath:/" + FOLDER + "*" + EXTENSION))
                    .map(PriceFile::of)
                    .sorted(Comparator.comparing(PriceFile::asOf))
                    .toList();
        } catch (IOException failure) {
            throw new UncheckedIOException(FOLDER, failure);
        }
    }

    String name() {
        return FOLDER + asOf + EXTENSION;
    }

    List<PriceRow> rows() {
        return ReferenceFiles.csv("prices/" + asOf + EXTENSION, PriceRow.class);
    }

    private static PriceFile of(Resource resource) {
        String name = String.valueOf(resource.getFilename());
        try (InputStream stream = resource.getInputStream()) {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(stream.readAllBytes());
            return new PriceFile(
                    LocalDate.parse(name.substring(0, name.length() - EXTENSION.length())),
                    HexFormat.of().formatHex(hash));
        } catch (IOException failure) {
            throw new UncheckedIOException(FOLDER + name, failure);
        } catch (NoSuchAlgorithmException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
