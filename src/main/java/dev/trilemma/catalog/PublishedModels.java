package dev.trilemma.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * The models of the catalog's files.
 *
 * @param all sorted by id
 * @param byName by slug and by alias
 */
record PublishedModels(List<CatalogModel> all, Map<String, CatalogModel> byName) {

    static PublishedModels read() {
        List<CatalogModel> models = ModelFiles.read();
        return new PublishedModels(models, byName(models));
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
