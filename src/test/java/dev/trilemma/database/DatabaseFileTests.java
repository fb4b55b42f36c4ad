package dev.trilemma.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trilemma.TrilemmaApplication;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;

/** What the service makes of a file that it finds in the place of its data; FaultsIT damages one that a service has left. */
@ExtendWith(OutputCaptureExtension.class)
class DatabaseFileTests {

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"", "This is no database."})
    void aFileWithoutItsDataIsLeftAsItIs(String content, CapturedOutput output) throws IOException {
        Path file = Files.writeString(folder.resolve("data.mv.db"), content);

        assertThatThrownBy(() -> start().close()).hasStackTraceContaining("is damaged");

        assertThat(output).contains("data.mv.db is damaged", "Put back a copy").doesNotContain("\tat ");
        assertThat(file).hasContent(content);
    }

    @Test
    void aFileOfTheServiceIsOpenedAgain() {
        start().close();

        try (var again = start()) {
            assertThat(again.isRunning()).isTrue();
        }
    }

    private ConfigurableApplicationContext start() {
        return SpringApplication.run(
                TrilemmaApplication.class,
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:file:" + folder.resolve("data") + ";MODE=PostgreSQL");
    }
}
