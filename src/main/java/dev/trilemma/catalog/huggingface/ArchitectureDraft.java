package dev.trilemma.catalog.huggingface;

import dev.trilemma.catalog.ArchitectureDocument;
import dev.trilemma.catalog.ArchitectureDocument.ExpertsDocument;
import dev.trilemma.catalog.ArchitectureDocument.LatentAttentionDocument;
import dev.trilemma.catalog.ArchitectureDocument.SlidingWindowDocument;
import dev.trilemma.engine.shape.ModelKind;
import dev.trilemma.engine.shape.QueryKeyNorm;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** An architecture while its family is still gathering it; a field that no family sets keeps the document's default. */
final class ArchitectureDraft {

    ModelKind kind = ModelKind.DECODER;
    int layers;

    @Nullable
    Integer decoderLayers;

    int hiddenSize;

    @Nullable
    Integer embeddingSize;

    int attentionHeads;

    @Nullable
    Integer keyValueHeads;

    @Nullable
    Integer headSize;

    int feedForwardSize;
    boolean gatedFeedForward;
    int vocabularySize;
    int maxPositions;
    boolean tiedEmbeddings;
    boolean biases;
    boolean queryKeyValueBiases;
    QueryKeyNorm queryKeyNorm = QueryKeyNorm.NONE;
    int normsPerLayer = 2;
    boolean normBiases;
    long extraParameters;

    @Nullable
    SlidingWindowDocument slidingWindow;

    @Nullable
    LatentAttentionDocument latentAttention;

    @Nullable
    ExpertsDocument experts;

    final List<String> warnings = new ArrayList<>();

    ArchitectureDocument document() {
        return new ArchitectureDocument(
                kind,
                layers,
                decoderLayers,
                hiddenSize,
                attentionHeads,
                keyValueHeads,
                headSize,
                feedForwardSize,
                gatedFeedForward,
                vocabularySize,
                maxPositions,
                tiedEmbeddings,
                biases,
                queryKeyValueBiases,
                queryKeyNorm,
                normsPerLayer,
                normBiases,
                extraParameters,
                slidingWindow,
                latentAttention,
                experts,
                embeddingSize);
    }
}
