package dev.cuehook.spring;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/** Prints a mistake in the configuration as description and action, without a stack trace. */
final class CuehookFailureAnalyzer extends AbstractFailureAnalyzer<CuehookConfigurationException> {

    @Override
    protected FailureAnalysis analyze(Throwable rootFailure, CuehookConfigurationException cause) {
        return new FailureAnalysis(cause.found(), cause.action(), cause);
    }
}
