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

    private record Laws(Quantisation quantisation, Sparsity sparsity) {}
}
