package dev.trilemma.faults;

import dev.trilemma.JarProcess;
import dev.trilemma.faults.fuzz.FuzzRun;
import java.util.ArrayList;
import java.util.List;

/** Requests made from the description of the API, most of them with faults. */
final class FuzzedRequests implements Attack {

    private final Extent extent;

    FuzzedRequests(Extent extent) {
        this.extent = extent;
    }

    @Override
    public String name() {
        return "fuzzed requests";
    }

    @Override
    public void on(Stage stage, Findings findings) throws Exception {
        List<JarProcess> services = new ArrayList<>(stage.replicas());
        services.add(stage.zeroInstall());
        List<Traces> traces = services.stream().map(Traces::of).toList();
        new FuzzRun(services.stream().map(JarProcess::port).toList(), extent.seed(), findings)
                .send(0, extent.requests());
        traces.forEach(log -> log.report(findings));
    }
}
