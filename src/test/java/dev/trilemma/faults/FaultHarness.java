package dev.trilemma.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.springframework.boot.logging.LogLevel;
import org.springframework.boot.logging.LoggingSystem;
import org.springframework.util.FileSystemUtils;

/**
 * Attacks the packaged service and counts what must not happen: see docs/faults.md. Ends with 0 only where nothing of it did. Its
 * arguments are the number of fuzzed requests, the seed, and the attacks to be made, such as killed-replica; all where none is named.
 */
public final class FaultHarness {

    private static final String REQUESTS = "100000";
    private static final String SEED = "42";

    private FaultHarness() {}

    public static void main(String[] arguments) throws Exception {
        LoggingSystem.get(FaultHarness.class.getClassLoader()).setLogLevel("io.zonky", LogLevel.WARN);
        List<String> given = Arrays.asList(arguments);
        Extent extent = Extent.full(
                Long.parseLong(given.isEmpty() ? REQUESTS : given.get(0)),
                Long.parseLong(given.size() < 2 ? SEED : given.get(1)));
        List<Findings> findings = run(extent, given.subList(Math.min(2, given.size()), given.size()));
        System.out.print(FindingsTable.of(findings));
        System.exit(findings.stream().allMatch(Findings::isClean) ? 0 : 1);
    }

    /** @param names the attacks to be made; all where it is empty */
    static List<Findings> run(Extent extent, List<String> names) throws Exception {
        Path folder = Files.createTempDirectory("faults");
        List<Findings> all = new ArrayList<>();
        try (Stage stage = Stage.set(folder)) {
            for (Attack attack : attacks(extent)) {
                if (names.isEmpty() || names.contains(attack.name().replace(' ', '-'))) {
                    all.add(findings(attack, stage));
                }
            }
        }
        if (all.stream().allMatch(Findings::isClean)) {
            FileSystemUtils.deleteRecursively(folder);
        } else {
            System.out.println("logs and data are in " + folder);
        }
        return all;
    }

    /** An attack that cannot be made must not keep the others from being made. */
    private static Findings findings(Attack attack, Stage stage) {
        Findings findings = new Findings(attack.name(), System.out);
        try {
            attack.on(stage, findings);
        } catch (Exception failure) {
            findings.add(Fault.WRONG, "the attack ended with " + failure);
        }
        return findings;
    }

    private static List<Attack> attacks(Extent extent) {
        return List.of(
                new FuzzedRequests(extent),
                new BrokenClients(extent),
                new RestartedDatabase(extent),
                new FullPool(extent),
                new KilledReplica(extent),
                new DamagedFile(extent));
    }
}
