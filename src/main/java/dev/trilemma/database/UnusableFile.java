package dev.trilemma.database;

import org.jspecify.annotations.Nullable;

/** The database's file is there, and cannot be what the service has left. */
final class UnusableFile extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final String remedy;

    UnusableFile(String description, String remedy, @Nullable Throwable cause) {
        super(description, cause);
        this.remedy = remedy;
    }

    /** What the operator can do. */
    String remedy() {
        return remedy;
    }
}
