/** Signers, samples, a settable clock, a receiver for tests, and contract tests for stores and platforms. */
module dev.cuehook.testing {
    requires com.fasterxml.jackson.core;
    requires com.fasterxml.jackson.databind;
    requires transitive dev.cuehook.core;
    requires static transitive org.jspecify;
    // Only the contract tests need these two; who extends them has them
    requires static org.assertj.core;
    requires static org.junit.jupiter.api;

    exports dev.cuehook.testing;
    exports dev.cuehook.testing.contract;

    // JUnit calls the tests that a contract inherits
    opens dev.cuehook.testing.contract;
}
