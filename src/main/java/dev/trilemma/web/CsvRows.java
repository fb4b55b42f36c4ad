package dev.trilemma.web;

import dev.trilemma.engine.cost.Money;
import java.lang.reflect.RecordComponent;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.springframework.core.ResolvableType;
import tools.jackson.databind.JsonNode;

/** Lays a JSON object out as the cells of one row. */
final class CsvRows {

    private static final Pattern INNER_CAPITAL = Pattern.compile("(?<=[a-z0-9])(?=[A-Z])");
    private static final int DEPTH = 4;

    private CsvRows() {}

    /** @param promised columns of the list; a document of free form fills the one that is promised for it, as JSON */
    static Map<String, String> cells(JsonNode item, Set<String> promised) {
        Map<String, String> cells = new LinkedHashMap<>();
        add(item, "", cells, promised);
        return cells;
    }

    /** The columns that a record's type promises, so that pages of one list have the same ones, whatever is absent in their items. */
    static Set<String> columns(ResolvableType type) {
        Set<String> columns = new LinkedHashSet<>();
        addColumns(type.resolve(Object.class), "", columns, DEPTH);
        return columns;
    }

    private static void addColumns(Class<?> type, String column, Set<String> columns, int depth) {
        if (type == Money.class) {
            columns.add(nested(column, "amount"));
            columns.add(nested(column, "currency"));
        } else if (type.isRecord() && depth > 0) {
            for (RecordComponent component : type.getRecordComponents()) {
                addColumns(component.getType(), nested(column, component.getName()), columns, depth - 1);
            }
        } else if (!column.isEmpty() && !Map.class.isAssignableFrom(type) && !type.isInterface()) {
            columns.add(column);
        }
    }

    private static void add(JsonNode value, String column, Map<String, String> cells, Set<String> promised) {
        if (value.isObject() && !promised.contains(column)) {
            value.properties().forEach(field -> add(field.getValue(), nested(column, field.getKey()), cells, promised));
        } else {
            cells.put(column.isEmpty() ? "value" : column, cell(value));
        }
    }

    private static String nested(String column, String field) {
        String name = INNER_CAPITAL.matcher(field).replaceAll("_").toLowerCase(Locale.ROOT);
        return column.isEmpty() ? name : column + "." + name;
    }

    private static String cell(JsonNode value) {
        if (value.isArray() && value.valueStream().noneMatch(JsonNode::isContainer)) {
            return CsvTable.harmless(value.valueStream().map(CsvRows::text).collect(Collectors.joining(";")));
        }
        return value.isString() || value.isContainer() ? CsvTable.harmless(text(value)) : text(value);
    }

    private static String text(JsonNode value) {
        return value.isNull() ? "" : value.isContainer() ? value.toString() : value.asString();
    }
}
