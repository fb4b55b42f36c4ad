package dev.trilemma.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trilemma.calibration.AcceptedErrors;
import dev.trilemma.calibration.ErrorTable;
import dev.trilemma.calibration.GroupErrors;
import dev.trilemma.calibration.Prediction;
import dev.trilemma.calibration.StepResult;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.context.annotation.Import;

/** Published step times beside ours: a change that makes the error of a publication worse fails with the table. */
@Import(PlanSender.class)
@SpringBootTest(properties = "spring.datasource.url=jdbc:h2:mem:proof;MODE=PostgreSQL;DB_CLOSE_DELAY=-1")
class StepTimeAccuracyTests {

    private static final double MARGIN = 0.002;

    @Autowired
    private PlanSender plans;

    @Test
    void theErrorOfEveryPublicationIsNoLargerThanWhatWasAccepted() {
        List<Prediction> predictions = StepResult.all(plans::estimate).stream()
                .map(StepResult::prediction)
                .toList();
        Map<String, GroupErrors> errors =
                GroupErrors.by(prediction -> prediction.measured().group(), predictions);
        Map<String, Double> accepted = AcceptedErrors.ofSteps(errors);

        assertThat(errors.keySet()).isEqualTo(accepted.keySet());
        assertThat(accepted.keySet())
                .as(() -> ErrorTable.of("step time", predictions))
                .allSatisfy(group -> assertThat(errors.get(group).mean()).isLessThan(accepted.get(group) + MARGIN));
    }
}
