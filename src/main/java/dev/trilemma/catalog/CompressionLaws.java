package dev.trilemma.catalog;

import dev.trilemma.engine.quality.Quantisation;
import dev.trilemma.engine.quality.Sparsity;
import org.springframework.stereotype.Component;

/** What compressing a trained model costs in loss. */
@Component
public final class CompressionLaws {

    private final Laws laws = ReferenceFiles.yaml("compression.yaml", Laws.class);

    public Quantisation quantisation() {
        return laws.quantisation();
    }

    public Sparsity sparsity() {
        return laws.sparsity();
    }

    public Pruning pruning() {
        return laws.pruning();
    }

    private record Laws(Quantisation quantisation, Sparsity sparsity, Pruning pruning) {}

    /**
     * A smaller model made of a trained one.
     *
     * @param parameterShare of the parameters that are left
     * @param tokenShare of the tokens that its size would need from scratch
     */
    public record Pruning(double parameterShare, double tokenShare, String source) {}
}
