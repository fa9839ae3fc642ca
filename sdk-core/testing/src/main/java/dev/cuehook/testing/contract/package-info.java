/**
 * Contract tests for authors: extend {@link dev.cuehook.testing.contract.InboxContract}, {@link
 * dev.cuehook.testing.contract.DedupeStoreContract} or {@link dev.cuehook.testing.contract.PlatformContract} in a test
 * of your own, and say how yours is made. They need JUnit 5 or later and AssertJ on the test's class path.
 */
@NullMarked
package dev.cuehook.testing.contract;

import org.jspecify.annotations.NullMarked;
