package dev.trilemma.benchmark;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How fast the service answers over HTTP, on a real PostgreSQL, with security, filters and metrics on, beside an endpoint of the same
 * application that does nothing. Whoever sends shares the machine with the service, so that ratios are what counts. Takes the names of
 * sections; none: all. Run by hand; its name is no test's.
 */
public final class ServiceBenchmark {

    private static final String MODEL = """
            {"title": "Llama 3.1 8B", "model": "llama-3.1-8b",
             "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024},
             "cluster": {"accelerator": "h100", "acceleratorCount": 256},
             "pricing": {"provider": "aws", "region": "us-east-1"}""";

    /** Leaves the layout to be searched. */
    private static final String OPEN_PLAN = MODEL + "}";

    private static final String PLAN = MODEL + """
            , "parallelism": {"tensor": 2, "pipeline": 1, "virtualPipeline": 1, "context": 1, "expert": 1, "data": 128, "zeroStage": 1,
              "sequenceParallel": true, "microBatchSize": 1}}""";

    private static final int STORED = 100;

    private static final Map<String, Section> SECTIONS = sections();

    private ServiceBenchmark() {}

    /** Something to measure, which prints what it found. */
    private interface Section {
        void measure(Service service) throws Exception;
    }

    private static Map<String, Section> sections() {
        Map<String, Section> sections = new LinkedHashMap<>();
        sections.put("estimates", service -> {
            byte[] request = service.post("/estimates", PLAN);
            compare(service, "estimate, layout given", request);
            Rounds.of(service, "the same, beside reading and writing", request, NoOp.DOCUMENTS)
                    .print();
        });
        sections.put(
                "searches",
                service -> compare(service, "estimate, layout searched", service.post("/estimates", OPEN_PLAN)));
        sections.put("batches", service -> Batches.measure(service, PLAN));
        sections.put("quotes", service -> compare(service, "quote", service.post("/quotes", PLAN)));
        sections.put("lists", ServiceBenchmark::lists);
        return sections;
    }

    public static void main(String[] arguments) throws Exception {
        List<String> chosen = List.of(arguments);
        try (Service service = Service.start()) {
            for (Map.Entry<String, Section> section : SECTIONS.entrySet()) {
                if (chosen.isEmpty() || chosen.contains(section.getKey())) {
                    System.out.println(section.getKey());
                    section.getValue().measure(service);
                }
            }
        }
        if (chosen.isEmpty() || chosen.contains("growth")) {
            PlanHistoryBenchmark.main(arguments);
        }
        if (chosen.isEmpty() || chosen.contains("sweeps")) {
            SweepBenchmark.main(new String[0]);
        }
    }

    private static void lists(Service service) throws Exception {
        try (var connection = new Connection(service.port())) {
            for (int number = 0; number < STORED; number++) {
                connection.exchange(service.post("/plans", PLAN));
                connection.exchange(service.post("/quotes", PLAN));
            }
        }
        compare(service, "plans", service.get("/plans"));
        compare(service, "quotes", service.get("/quotes"));
        compare(service, "models", service.get("/models"));
    }

    private static void compare(Service service, String name, byte[] request) throws Exception {
        Rounds.of(service, name, request, NoOp.BYTES).print();
    }
}
