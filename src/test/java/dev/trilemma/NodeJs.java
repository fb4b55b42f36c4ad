package dev.trilemma;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Runs what is written in JavaScript and TypeScript. */
final class NodeJs {

    private NodeJs() {}

    static void require(String what) {
        boolean found = Stream.of(System.getenv("PATH").split(System.getProperty("path.separator")))
                .anyMatch(path -> Files.isExecutable(Path.of(path, "npx")));
        new Needed(found, "Node.js " + what + ": apt-get install nodejs npm").require();
    }
}
