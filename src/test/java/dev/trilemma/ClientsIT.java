package dev.trilemma;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;

/** The description is enough for a client: each is generated from it, compiled, and keeps, quotes and deletes a plan. */
class ClientsIT {

    private static final Path ROUND_TRIPS = Path.of("src/test/resources/clients");
    private static final Path CLIENTS = Path.of("target/clients").toAbsolutePath();
    private static final Path GENERATOR = CLIENTS.resolve("openapi-generator.jar");
    private static final Path DESCRIPTION = CLIENTS.resolve("openapi.json");
    private static final String JAVA =
            Path.of(System.getProperty("java.home"), "bin", "java").toString();
    private static final int MINUTES = 5;

    @TempDir
    private static Path data;

    private static JarProcess service;

    @BeforeAll
    static void describe() throws IOException {
        service = JarProcess.startIn(data);
        Files.writeString(
                DESCRIPTION, service.calls().send("GET", "/v3/api-docs", null).body());
    }

    @AfterAll
    static void stop() throws InterruptedException {
        service.close();
    }

    @Test
    void aJavaClientCompilesAndMakesTheRoundTrip() throws Exception {
        Path folder = emptied("java");
        run(
                folder,
                List.of(
                        JAVA,
                        "-jar",
                        GENERATOR.toString(),
                        "generate",
                        "--generator-name=java",
                        "--library=restclient",
                        "--input-spec=" + DESCRIPTION,
                        "--output=generated",
                        "--invoker-package=trilemma.client",
                        "--api-package=trilemma.client.api",
                        "--model-package=trilemma.client.model",
                        "--global-property=apiTests=false,modelTests=false,apiDocs=false,modelDocs=false",
                        "--additional-properties=useSpringBoot4=true,useJackson3=true,openApiNullable=false,containerDefaultToNull=true"));
        Path classes = compiled(folder.resolve("generated/src/main/java"), ROUND_TRIPS.resolve("java"));

        try (var loader = new URLClassLoader(new URL[] {classes.toUri().toURL()})) {
            loader.loadClass("RoundTrip").getMethod("main", String[].class).invoke(null, (Object)
                    new String[] {service.calls().base()});
        }
    }

    @Test
    void aTypeScriptClientCompilesAndMakesTheRoundTrip() throws Exception {
        NodeJs.require("generates and runs the TypeScript client");
        Path folder = emptied("typescript");
        FileSystemUtils.copyRecursively(ROUND_TRIPS.resolve("typescript"), folder);
        Files.copy(DESCRIPTION, folder.resolve("openapi.json"));

        run(folder, List.of("npm", "ci", "--prefer-offline", "--no-audit", "--no-fund"));
        run(folder, List.of("npm", "run", "generate"));
        run(folder, List.of("npm", "run", "check"));
        run(folder, List.of("npm", "run", "round-trip", service.calls().base()));
    }

    private static Path emptied(String name) throws IOException {
        Path folder = CLIENTS.resolve(name);
        FileSystemUtils.deleteRecursively(folder);
        return Files.createDirectory(folder);
    }

    private static Path compiled(Path... sources) throws IOException {
        Path classes = Files.createDirectory(CLIENTS.resolve("java/classes"));
        var compiler = ToolProvider.getSystemJavaCompiler();
        var output = new StringWriter();
        try (var files = compiler.getStandardFileManager(null, null, null)) {
            List<String> options = List.of(
                    "-nowarn",
                    "-proc:none",
                    "-d",
                    classes.toString(),
                    "-classpath",
                    System.getProperty("java.class.path"));
            var units = files.getJavaFileObjectsFromPaths(
                    Stream.of(sources).flatMap(ClientsIT::javaFiles).toList());
            assertThat(compiler.getTask(output, files, null, options, null, units)
                            .call())
                    .as(output::toString)
                    .isTrue();
        }
        return classes;
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }

    private static void run(Path folder, List<String> command) throws Exception {
        Path output = folder.resolve("output.txt");
        Process process = new ProcessBuilder(command)
                .directory(folder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        try {
            assertThat(process.waitFor(MINUTES, TimeUnit.MINUTES))
                    .as("%s ends within %d minutes", command, MINUTES)
                    .isTrue();
            assertThat(process.exitValue())
                    .as(() -> command + "\n" + read(output))
                    .isZero();
        } finally {
            process.destroyForcibly();
        }
    }

    private static String read(Path file) {
        try {
            return Files.readString(file);
        } catch (IOException failure) {
            throw new UncheckedIOException(failure);
        }
    }
}
