package dev.trilemma.benchmark;

import dev.trilemma.TrilemmaApplication;
import dev.trilemma.catalog.Commitment;
import dev.trilemma.catalog.PlanDocument;
import dev.trilemma.catalog.PlanResolver;
import dev.trilemma.catalog.PricingDocument;
import dev.trilemma.catalog.Resolution;
import dev.trilemma.engine.estimate.Estimate;
import dev.trilemma.engine.estimate.Estimator;
import dev.trilemma.estimate.Circumstances;
import dev.trilemma.estimate.PlanCircumstances;
import dev.trilemma.web.Json;
import java.time.Instant;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;
import org.springframework.boot.SpringApplication;
import org.springframework.context.ConfigurableApplicationContext;

/** What is repeated where many plans are calculated, each with its layout given: at most 15 µs on one core for all three steps. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 5, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class PlanBenchmark {

    private static final String PLAN = """
            {
              "model": "llama-3.1-8b",
              "training": {"tokens": 1e12, "sequenceLength": 8192, "globalBatchSize": 1024},
              "cluster": {"accelerator": "h100", "acceleratorCount": 64},
              "parallelism": {"tensor": 2, "pipeline": 1, "virtualPipeline": 1, "context": 1, "expert": 1, "data": 32, "zeroStage": 1,
                "sequenceParallel": true, "microBatchSize": 1}
            }""";

    @Param
    private Seller seller;

    private ConfigurableApplicationContext application;
    private PlanResolver resolver;
    private PlanCircumstances circumstances;
    private Estimator estimator;
    private PlanDocument document;
    private Resolution resolution;
    private Circumstances found;

    /** Among whose offers the lowest bill is looked for. */
    public enum Seller {
        ANYBODY(null, null),
        NAMED("aws", "us-east-1");

        private final PricingDocument pricing;

        Seller(String provider, String region) {
            pricing = new PricingDocument(provider, region, Commitment.ON_DEMAND, null, null, null, null);
        }
    }

    @Setup
    public void start() {
        application = SpringApplication.run(
                TrilemmaApplication.class,
                "--server.port=0",
                "--spring.datasource.url=jdbc:h2:mem:benchmark;MODE=PostgreSQL",
                "--logging.level.root=warn");
        resolver = application.getBean(PlanResolver.class);
        circumstances = application.getBean(PlanCircumstances.class);
        estimator = application.getBean(Estimator.class);
        document = Json.mapper().readValue(PLAN, PlanDocument.class);
        resolution = resolve();
        found = circumstances();
    }

    @TearDown
    public void stop() {
        application.close();
    }

    @Benchmark
    public Estimate plan() {
        Resolution resolved = resolver.resolve(document);
        return estimator.estimate(
                resolved.plan(),
                circumstances
                        .withoutComparisons(resolved, seller.pricing, null, Instant.now())
                        .conditions());
    }

    @Benchmark
    public Resolution resolve() {
        return resolver.resolve(document);
    }

    @Benchmark
    public Circumstances circumstances() {
        return circumstances.withoutComparisons(resolution, seller.pricing, null, Instant.now());
    }

    @Benchmark
    public Estimate estimate() {
        return estimator.estimate(resolution.plan(), found.conditions());
    }
}
