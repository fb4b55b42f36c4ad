package dev.trilemma.faults;

import dev.trilemma.JarProcess;
import java.util.List;

/** The stack traces that a service has logged since. */
final class Traces {

    private static final String FRAME = "\tat ";
    private static final String STRUCTURED = "\"stack_trace\"";

    private final JarProcess service;
    private final int start;

    private Traces(JarProcess service) {
        this.service = service;
        this.start = service.log().length();
    }

    static Traces of(JarProcess service) {
        return new Traces(service);
    }

    /** Each is a fault. */
    void report(Findings findings) {
        List<String> lines = service.log().substring(start).lines().toList();
        for (int line = 1; line < lines.size(); line++) {
            boolean plain =
                    lines.get(line).startsWith(FRAME) && !lines.get(line - 1).startsWith(FRAME);
            if (plain || lines.get(line).contains(STRUCTURED)) {
                findings.add(Fault.WRONG, "a trace in the log: " + lines.get(line - 1) + "\n" + lines.get(line));
            }
        }
    }
}
