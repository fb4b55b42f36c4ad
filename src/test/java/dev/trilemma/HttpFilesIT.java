package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;

/** Sends every request in {@code http/} and holds each answer against what is expected beside it. */
@SpringBootTest(
        webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = "spring.datasource.url=jdbc:h2:mem:http-files;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class HttpFilesIT {

    private static final Path HTTP_FILES = Path.of("http");
    private static final String HTTPYAC = "httpyac@6.16.7";
    private static final Pattern BASE = Pattern.compile("^@base = .*$", Pattern.MULTILINE);
    private static final Pattern REQUEST = Pattern.compile("^(GET|POST|PUT|PATCH|DELETE) ", Pattern.MULTILINE);
    private static final Pattern PASSED =
            Pattern.compile("<testsuite .*tests=\"1\" errors=\"0\" failures=\"0\" skipped=\"0\"");
    private static final Pattern FAILED = Pattern.compile("<failure|<error|<testsuite .*failures=\"[1-9]");
    private static final int LINE = 500;
    private static final int MINUTES = 5;

    @LocalServerPort
    private int port;

    @TempDir
    private Path folder;

    @Test
    void everyRequestIsAnsweredAsWritten() throws Exception {
        NodeJs.require("sends the files in http/");
        List<String> command = new ArrayList<>(List.of("npx", "--yes", HTTPYAC, "send"));
        command.addAll(copies());
        command.addAll(List.of("--all", "--junit"));

        Path output = folder.resolve("httpyac.xml");
        int exit = run(command, output);

        String report = Files.readString(output);
        assertThat(exit).as(failures(report)).isZero();
        assertThat(PASSED.matcher(report).results())
                .as("requests, each with one test that passed")
                .hasSize(requests());
    }

    private int requests() throws IOException {
        int requests = 0;
        for (Path file : httpFiles()) {
            requests += (int) REQUEST.matcher(Files.readString(file)).results().count();
        }
        return requests;
    }

    /** A file's own variables come before those of the command line, so that the address is changed in a copy. */
    private List<String> copies() throws IOException {
        List<String> names = new ArrayList<>();
        for (Path file : httpFiles()) {
            String text = BASE.matcher(Files.readString(file)).replaceFirst("@base = http://127.0.0.1:" + port);
            names.add(Files.writeString(folder.resolve(file.getFileName()), text)
                    .getFileName()
                    .toString());
        }
        return names;
    }

    private static List<Path> httpFiles() throws IOException {
        try (Stream<Path> files = Files.list(HTTP_FILES)) {
            return files.filter(path -> path.toString().endsWith(".http"))
                    .sorted()
                    .toList();
        }
    }

    private int run(List<String> command, Path output) throws Exception {
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectOutput(output.toFile())
                .redirectError(folder.resolve("errors.txt").toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("httpyac ends within %d minutes", MINUTES)
                    .isTrue();
            return process.exitValue();
        } finally {
            process.destroyForcibly();
        }
    }

    /** The requests with a failed expectation, each followed by what failed. */
    private String failures(String report) throws IOException {
        String failed = report.lines()
                .filter(line -> FAILED.matcher(line).find())
                .map(line -> line.substring(0, Math.min(line.length(), LINE)))
                .collect(Collectors.joining("\n"));
        return failed + Files.readString(folder.resolve("errors.txt"));
    }
}
