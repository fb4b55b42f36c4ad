package dev.trilemma.estimate;

import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.engine.cost.Money;
import io.swagger.v3.oas.annotations.media.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * What one technique would do to a plan, by calculating the plan with it.
 *
 * @param technique its id in {@code /techniques}
 * @param status {@code free}: better somewhere, worse nowhere; {@code savesMemory}: that
 *     alone, and worse nowhere; {@code tradeOff}: better in one thing, worse in another;
 *     {@code noGain}: better in nothing; {@code alreadyUsed}; {@code notApplicable}, see reason; {@code notModelled}: no stage of the
 *     engine knows it, see published
 * @param patch JSON merge patch that makes the plan use it
 * @param wallClockSeconds with it
 * @param total with it; absent where the price is unknown
 * @param loss with it, in nats per token
 * @param memoryBytes of the fullest accelerator, with it
 * @param fits whether the plan then fits
 * @param timeRatio wall clock with it over that without
 * @param costRatio total with it over that without
 * @param lossDifference loss with it less that without, in nats
 * @param memoryRatio memory with it over that without
 * @param gains of {@code speed}, {@code quality}, {@code cost} and {@code memory}, what is better
 * @param sacrifices of {@code speed}, {@code quality} and {@code cost}, what is worse
 * @param reason why it does not apply
 * @param note what to know of the figures
 * @param published what is published of its effect, to compare
 * @param source where
 */
public record TechniqueView(
        String technique,
        String name,
        Status status,

        @Nullable @Schema(implementation = PlanDocument.class)
        JsonNode patch,

        @Nullable Double wallClockSeconds,
        @Nullable Money total,
        @Nullable Double loss,
        @Nullable Double memoryBytes,
        @Nullable Boolean fits,
        @Nullable Double timeRatio,
        @Nullable Double costRatio,
        @Nullable Double lossDifference,
        @Nullable Double memoryRatio,
        List<String> gains,
        List<String> sacrifices,
        @Nullable String reason,
        @Nullable String note,
        String published,
        String source) {

    /** What a technique is to a plan, the most welcome first. */
    public enum Status {
        FREE,
        SAVES_MEMORY,
        TRADE_OFF,
        NO_GAIN,
        ALREADY_USED,
        NOT_APPLICABLE,
        NOT_MODELLED
    }
}
