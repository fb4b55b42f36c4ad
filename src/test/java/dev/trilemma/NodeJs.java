package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** What some tests need beside a JDK and Maven. */
final class NodeJs {

    private NodeJs() {}

    /** Without Node.js a test is skipped, or fails where CI runs it. */
    static void require(String what) {
        boolean found = Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "npx")));
        String install = "Node.js " + what + ": apt-get install nodejs npm";
        if (System.getenv("CI") == null) {
            assumeTrue(found, install);
        }
        assertThat(found).as(install).isTrue();
    }
}
