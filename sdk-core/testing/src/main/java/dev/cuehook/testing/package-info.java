/**
 * For tests of applications that receive webhooks: genuine requests from signers, samples of every event, a clock that
 * moves when told, and a receiver that handles on the test's own thread.
 *
 * <p>Signing shares no code with the verifiers: both would make the same mistake.
 */
@NullMarked
package dev.cuehook.testing;

import org.jspecify.annotations.NullMarked;
