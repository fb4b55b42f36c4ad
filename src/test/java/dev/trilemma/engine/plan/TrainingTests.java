package dev.trilemma.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trilemma.engine.Plans;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TrainingTests {

    @Test
    void everySequenceOfABatchIsComputedOnce() {
        Random random = new Random(42);
        for (int run = 0; run < 1000; run++) {
            Framework framework = Framework.values()[random.nextInt(Framework.values().length)];
            int data = 1 << random.nextInt(8);
            int microBatchSize = 1 << random.nextInt(5);
            int batch = data * microBatchSize * (1 + random.nextInt(64));
            Training training = training(batch, framework);
            Parallelism parallelism = parallelism(1 << random.nextInt(5), data, microBatchSize);

            assertThat(training.microBatches(parallelism) * training.sequencesAtOnce(parallelism) * data)
                    .isCloseTo(batch, within(1e-9 * batch));
        }
    }

    @Test
    void pytorchsOwnPipelineSplitsWhatAReplicaTakesOverItsStages() {
        Parallelism parallelism = parallelism(4, 2, 8);

        assertThat(training(16, Framework.FSDP).microBatches(parallelism)).isEqualTo(4);
        assertThat(training(16, Framework.MEGATRON).microBatches(parallelism)).isEqualTo(1);
    }

    private static Training training(int batch, Framework framework) {
        return Plans.training(Method.PRETRAINING, 1024, batch, AttentionKernel.FLASH, framework);
    }

    private static Parallelism parallelism(int pipeline, int data, int microBatchSize) {
        return new Parallelism(1, pipeline, 1, 1, 1, data, 1, false, microBatchSize);
    }
}
