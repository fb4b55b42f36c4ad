package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The models that plans may name: the published ones from files, and those that the caller's team registered. */
@Component
public final class Models {

    /** Read beside the rest of the start, which takes longer. */
    private final CompletableFuture<PublishedModels> published = CompletableFuture.supplyAsync(PublishedModels::read);

    private final @Nullable RegisteredModels registered;

    Models(@Nullable RegisteredModels registered) {
        this.registered = registered;
    }

    /** The published models alone, without a database. */
    public static Models ofFiles() {
        return new Models(null);
    }

    /** The model of that slug or alias. */
    public Optional<CatalogModel> find(String slugOrAlias) {
        return Optional.ofNullable(published().byName().get(slugOrAlias)).or(() -> findRegistered(slugOrAlias));
    }

    /**
     * The model of that slug or alias.
     *
     * @throws InvalidPlan where there is none, with the nearest names
     */
    public CatalogModel model(String slugOrAlias) {
        return find(slugOrAlias)
                .orElseThrow(() -> new InvalidPlan("/model", NearestNames.unknown(slugOrAlias, names())));
    }

    /** Every model, sorted by id. */
    public List<CatalogModel> all() {
        return Stream.concat(
                        published().all().stream(), registeredModels().stream().map(RegisteredModel::toModel))
                .sorted(Comparator.comparing(CatalogModel::id))
                .toList();
    }

    /** Every slug and alias. */
    public Collection<String> names() {
        var names = new TreeSet<>(published().byName().keySet());
        registeredModels().forEach(model -> names.add(model.slug()));
        return names;
    }

    /** Keeps a team's own model, once its dimensions have proved to make a shape. The id must be free. */
    public CatalogModel register(ModelRegistration registration, Instant now) {
        if (registered == null) {
            throw new UnsupportedOperationException("models are read from files alone");
        }
        var model = new RegisteredModel(registration, now);
        CatalogModel answer = model.toModel();
        registered.saveAndFlush(model);
        return answer;
    }

    private Optional<CatalogModel> findRegistered(String slug) {
        return registered == null
                ? Optional.empty()
                : registered.findBySlug(slug).map(RegisteredModel::toModel);
    }

    private List<RegisteredModel> registeredModels() {
        return registered == null ? List.of() : registered.findAll();
    }

    private PublishedModels published() {
        return published.join();
    }
}
