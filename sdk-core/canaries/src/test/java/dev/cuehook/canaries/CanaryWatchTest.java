package dev.cuehook.canaries;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import ch.qos.logback.classic.LoggerContext;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.slf4j.MDC;

/** Who leaks is heard, however the canary is said. */
class CanaryWatchTest {

    private static final String SECRET = Canaries.secret("a-secret-of-this-test");
    private static final String PROOF = Canaries.proof("t=1767268800,v1=0123456789abcdef0123456789abcdef");
    private static final Logger LOG = LoggerFactory.getLogger("dev.cuehook.some.part");

    private final CanaryWatch watch = new CanaryWatch();

    @SuppressWarnings("NullAway") // the watch does not look at it
    private static final ExtensionContext ANY = null;

    private void assertHeard() {
        assertThatThrownBy(() -> watch.afterEach(ANY))
                .isInstanceOf(AssertionError.class)
                .hasMessageContaining("dev.cuehook.some.part");
    }

    @Test
    void hearsMessagesAtEveryLevel() {
        LOG.trace("{}", "x" + SECRET + "x");
        assertHeard();
        LOG.error("Refused v1={}", "0123456789abcdef0123456789abcdef");
        assertHeard();
    }

    @Test
    void hearsKeyValuePairs() {
        LOG.atInfo().addKeyValue("body", Canaries.BODY).log("accepted");
        assertHeard();
    }

    @Test
    void hearsWhatIsInTheMdc() {
        MDC.put("cuehook.endpoint", SECRET);
        LOG.info("accepted");
        MDC.clear();
        assertHeard();
    }

    @Test
    void hearsTheCauseOfAnException() {
        LOG.warn("failed", new IllegalStateException("here", new IllegalArgumentException(PROOF)));
        assertHeard();
    }

    @Test
    void hearsOnWhenTheLoggingIsSetUpAnew() {
        ((LoggerContext) LoggerFactory.getILoggerFactory()).reset();
        LOG.trace(SECRET);
        assertHeard();
    }

    @Test
    void letsOtherWordsPass() {
        LOG.info("t=1767268800, v1=0123456789abcdef");
        assertThat(Canaries.in("a-secret of-this-test")).isEmpty();
    }
}
