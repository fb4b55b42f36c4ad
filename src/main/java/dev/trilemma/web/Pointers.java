package dev.trilemma.web;

import java.util.List;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;

/** JSON pointers (RFC 6901) from the paths that Jackson and Bean Validation name fields by. */
final class Pointers {

    private Pointers() {}

    /** {@code plans[3].cluster.acceleratorCount} is {@code /plans/3/cluster/acceleratorCount}. */
    static String ofPropertyPath(String path) {
        String plain = path.replaceAll("\\.?<[^>]*>", "").replaceAll("\\[([^\\]]*)\\]", ".$1");
        return plain.isEmpty() ? "" : "/" + plain.replace('.', '/');
    }

    static String ofReferences(List<JacksonException.Reference> path) {
        return path.stream().map(Pointers::segment).collect(Collectors.joining());
    }

    private static String segment(JacksonException.Reference reference) {
        String name = reference.getPropertyName();
        return "/" + (name == null ? String.valueOf(reference.getIndex()) : escaped(name));
    }

    private static String escaped(String name) {
        return name.replace("~", "~0").replace("/", "~1");
    }
}
