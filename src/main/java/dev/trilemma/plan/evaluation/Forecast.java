package dev.trilemma.plan.evaluation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What was predicted of a plan.
 *
 * @param evaluation the evaluation that it is from; null where the plan had none in time, and was calculated as it stands
 * @param madeAt when
 * @param accelerator slug of the plan's accelerator
 * @param acceleratorCount how many the plan had
 * @param estimate the whole estimate
 */
public record Forecast(
        @Nullable UUID evaluation, Instant madeAt, String accelerator, int acceleratorCount, JsonNode estimate) {}
