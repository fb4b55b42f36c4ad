package dev.trilemma.catalog;

import dev.trilemma.engine.shape.ModelShape;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A model that plans may name.
 *
 * @param id the slug
 * @param aliases other names for the same model
 * @param source where its dimensions were read
 * @param retrievedOn when they were read
 * @param trainTokens tokens it was trained on, where published
 * @param trainSequenceLength tokens of the sequences of most of its training, where published
 * @param publishedCount the parameters it is published with; absent for a team's own model
 * @param headParameters pre-training heads that its checkpoint carries besides
 * @param notes what to know before relying on it
 */
public record CatalogModel(
        String id,
        String title,
        String family,
        List<String> aliases,
        ModelStatus status,
        String source,
        LocalDate retrievedOn,
        Dimensions dimensions,
        @Nullable Double trainTokens,
        @Nullable Integer trainSequenceLength,
        @Nullable PublishedCount publishedCount,
        @Nullable HeadParameters headParameters,
        List<String> notes) {

    public CatalogModel {
        aliases = List.copyOf(aliases);
        notes = List.copyOf(notes);
    }

    /**
     * The shape that a plan which names this model is calculated with.
     *
     * @throws dev.trilemma.engine.InvalidPlan where the parameters alone are known
     */
    public ModelShape shape() {
        return dimensions.shape("/model");
    }
}
