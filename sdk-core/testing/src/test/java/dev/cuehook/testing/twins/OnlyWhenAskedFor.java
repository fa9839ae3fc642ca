package dev.cuehook.testing.twins;

import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;

/** Keeps the twins, which must fail, out of every run but {@link ContractRun}'s. */
final class OnlyWhenAskedFor implements ExecutionCondition {

    static final String ASKED = "cuehook.twins";

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return context.getConfigurationParameter(ASKED).isPresent()
                ? ConditionEvaluationResult.enabled("run by a test of the contract")
                : ConditionEvaluationResult.disabled("a twin is no test of its own");
    }
}
