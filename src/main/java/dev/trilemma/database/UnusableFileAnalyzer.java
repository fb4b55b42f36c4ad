package dev.trilemma.database;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Tells the operator what to do, in place of a trace. */
final class UnusableFileAnalyzer extends AbstractFailureAnalyzer<UnusableFile> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, UnusableFile cause) {
        return new FailureAnalysis(cause.getMessage(), cause.remedy(), cause);
    }
}
