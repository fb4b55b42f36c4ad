package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.calibration.AccuracyPage;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Whoever reads how far off the service is reads what it says today. */
@Import(PlanSender.class)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class AccuracyPageTests {

    @Autowired
    private PlanSender plans;

    /** Run with -Daccuracy.update to write the page anew, then review the difference. */
    @Test
    void thePageShowsTheErrorsOfToday() throws IOException {
        String today = AccuracyPage.of(plans::estimate);
        if (System.getProperty("accuracy.update") != null) {
            Files.writeString(AccuracyPage.FILE, today);
        }

        assertThat(today).isEqualTo(Files.readString(AccuracyPage.FILE));
    }
}
