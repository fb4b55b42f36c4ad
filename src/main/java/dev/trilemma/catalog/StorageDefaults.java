package dev.trilemma.catalog;

import dev.trilemma.engine.cost.StoragePrice;
import org.springframework.stereotype.Component;

/** What keeping checkpoints and data costs, where a plan does not say. */
@Component
public final class StorageDefaults {

    private final StoragePrice price = ReferenceFiles.yaml("storage.yaml", StoragePrice.class);

    public StoragePrice price() {
        return price;
    }
}
