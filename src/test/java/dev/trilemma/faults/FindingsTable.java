package dev.trilemma.faults;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** The findings of each attack as a table in Markdown. */
final class FindingsTable {

    private FindingsTable() {}

    static String of(List<Findings> findings) {
        String titles = Arrays.stream(Fault.values()).map(Fault::title).collect(Collectors.joining(" | "));
        String head = "| attack | " + titles + " | recovery, s |\n| --- |" + " --- |".repeat(Fault.values().length + 1)
                + "\n";
        return findings.stream().map(FindingsTable::row).collect(Collectors.joining("", head, ""));
    }

    private static String row(Findings findings) {
        String counts = Arrays.stream(Fault.values())
                .map(fault -> String.valueOf(findings.count(fault)))
                .collect(Collectors.joining(" | "));
        double seconds = findings.recovery().toMillis() / 1e3;
        return String.format(Locale.ROOT, "| %s | %s | %s |%n", findings.attack(), counts, seconds == 0 ? "" : seconds);
    }
}
