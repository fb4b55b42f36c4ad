package dev.trilemma.estimate;

import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** The version that every answer names, so that a later one can tell why it differs. */
@Component
final class EngineVersion {

    private final String value;

    EngineVersion(ObjectProvider<BuildProperties> build) {
        BuildProperties properties = build.getIfAvailable();
        this.value = properties == null ? "unbuilt" : properties.getVersion();
    }

    String value() {
        return value;
    }
}
