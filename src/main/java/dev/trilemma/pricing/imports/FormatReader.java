package dev.trilemma.pricing.imports;

import java.util.Optional;

/** Reads the files of one format. */
interface FormatReader {

    PriceFormat format();

    /** The provider whose prices files of the format hold, where it is always one. */
    default Optional<String> onlyProvider() {
        return Optional.empty();
    }

    /** @throws dev.trilemma.web.InvalidRequest where the file is not in the format */
    void read(FileSource file, Intake intake);
}
