package dev.trilemma;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/** Leaves tracing out where nobody is named to send spans to, so that no request pays for spans that are thrown away. */
final class UnwantedTracing implements AutoConfigurationImportFilter, EnvironmentAware {

    private static final String RECEIVER = "management.opentelemetry.tracing.export.otlp.endpoint";

    private boolean wanted;

    @Override
    public void setEnvironment(Environment environment) {
        wanted = environment.containsProperty(RECEIVER);
    }

    @Override
    public boolean[] match(@Nullable String[] classes, AutoConfigurationMetadata metadata) {
        boolean[] kept = new boolean[classes.length];
        for (int index = 0; index < classes.length; index++) {
            kept[index] = wanted || !isTracing(classes[index]);
        }
        return kept;
    }

    private static boolean isTracing(@Nullable String name) {
        return name != null && name.contains(".micrometer.tracing.");
    }
}
