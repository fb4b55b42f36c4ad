package dev.trilemma.faults;

import java.io.PrintStream;
import java.time.Duration;
import java.util.EnumMap;
import java.util.Map;

/** What one attack has found: each fault is printed when it is found, with what it takes to find it again. */
public final class Findings {

    /** Until a service that had lost something must be its old self again. */
    private static final Duration LONGEST_RECOVERY = Duration.ofSeconds(10);

    private final String attack;
    private final PrintStream out;
    private final Map<Fault, Integer> counts = new EnumMap<>(Fault.class);
    private Duration recovery = Duration.ZERO;

    Findings(String attack, PrintStream out) {
        this.attack = attack;
        this.out = out;
    }

    public synchronized void add(Fault fault, String what) {
        counts.merge(fault, 1, Integer::sum);
        note(fault.title() + ": " + what);
    }

    /** Something to know that is no fault. */
    public synchronized void note(String what) {
        out.println(attack + ": " + what);
    }

    synchronized void recoveredIn(Duration time) {
        recovery = time.compareTo(recovery) > 0 ? time : recovery;
    }

    synchronized int count(Fault fault) {
        return counts.getOrDefault(fault, 0);
    }

    synchronized Duration recovery() {
        return recovery;
    }

    synchronized boolean isClean() {
        return counts.isEmpty() && recovery.compareTo(LONGEST_RECOVERY) <= 0;
    }

    String attack() {
        return attack;
    }
}
