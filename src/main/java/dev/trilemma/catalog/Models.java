package dev.trilemma.catalog;

import dev.trilemma.engine.InvalidPlan;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.stereotype.Component;

/** The models that plans may name: the published ones from files, and those that teams registered. */
@Component
public final class Models {

    private final List<CatalogModel> published;
    private final Map<String, CatalogModel> byName;
    private final @Nullable RegisteredModels registered;

    @Autowired
    Models(RegisteredModels registered) {
        this(ModelFiles.read(), registered);
    }

    private Models(List<CatalogModel> published, @Nullable RegisteredModels registered) {
        this.published = published;
        this.byName = byName(published);
        this.registered = registered;
    }

    /** The published models alone, without a database. */
    public static Models ofFiles() {
        return new Models(ModelFiles.read(), null);
    }

    /** The model of that slug or alias. */
    public Optional<CatalogModel> find(String slugOrAlias) {
        return Optional.ofNullable(byName.get(slugOrAlias)).or(() -> findRegistered(slugOrAlias));
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
        return Stream.concat(published.stream(), registeredModels().stream().map(RegisteredModel::toModel))
                .sorted(Comparator.comparing(CatalogModel::id))
                .toList();
    }

    /** Every slug and alias. */
    public Collection<String> names() {
        var names = new TreeSet<>(byName.keySet());
        registeredModels().forEach(model -> names.add(model.getId()));
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
        return registered == null ? Optional.empty() : registered.findById(slug).map(RegisteredModel::toModel);
    }

    private List<RegisteredModel> registeredModels() {
        return registered == null ? List.of() : registered.findAll();
    }

    private static Map<String, CatalogModel> byName(List<CatalogModel> models) {
        var byName = new HashMap<String, CatalogModel>();
        models.forEach(model -> Stream.concat(Stream.of(model.id()), model.aliases().stream())
                .forEach(name -> put(byName, name, model)));
        return Map.copyOf(byName);
    }

    private static void put(Map<String, CatalogModel> byName, String name, CatalogModel model) {
        CatalogModel other = byName.put(name, model);
        if (other != null) {
            throw new IllegalStateException(
                    "catalog/models: " + name + " names both " + other.id() + " and " + model.id());
        }
    }
}
