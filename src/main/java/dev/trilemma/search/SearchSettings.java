package dev.trilemma.search;

import java.time.Duration;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.Assert;

/**
 * How long a search may take before it answers with what it has.
 *
 * @param strategyTime for the strategies of one plan
 * @param frontierTime for a frontier
 * @param solutionTime for a solution
 */
@ConfigurationProperties("trilemma.search")
record SearchSettings(
        @DefaultValue("10s") Duration strategyTime,
        @DefaultValue("4s") Duration frontierTime,
        @DefaultValue("8s") Duration solutionTime) {

    SearchSettings {
        Assert.isTrue(
                Stream.of(strategyTime, frontierTime, solutionTime).allMatch(time -> time.compareTo(Duration.ZERO) > 0),
                "the times of trilemma.search must be positive");
    }
}
