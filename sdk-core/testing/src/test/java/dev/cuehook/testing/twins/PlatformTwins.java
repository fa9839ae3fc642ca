package dev.cuehook.testing.twins;

import dev.cuehook.Secret;
import dev.cuehook.WebhookHead;
import dev.cuehook.WebhookRequest;
import dev.cuehook.platform.Platform;
import dev.cuehook.platform.SignatureScheme;
import dev.cuehook.platform.TimeWindow;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.contract.Acme;
import dev.cuehook.testing.contract.AcmeEvent;
import dev.cuehook.testing.contract.PlatformContract;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.ExtendWith;

/** Platforms that each break one promise. They are no tests of their own: only {@link PlatformTwinsTest} runs them. */
final class PlatformTwins {

    private PlatformTwins() {}

    /** The contract on a broken platform. */
    @ExtendWith(OnlyWhenAskedFor.class)
    abstract static class Twin extends PlatformContract<AcmeEvent> {

        private final Platform<AcmeEvent> platform;

        Twin(Platform<AcmeEvent> platform) {
            this.platform = platform;
        }

        @Override
        protected Platform<AcmeEvent> platform() {
            return platform;
        }

        @Override
        protected Signer signer() {
            return Acme.signer("acme-secret");
        }

        @Override
        protected Signer strangersSigner() {
            return Acme.signer("another-secret");
        }

        @Override
        protected List<Sample> samples() {
            return List.of(Acme.clipReady());
        }
    }

    /** A good scheme, of which each subclass breaks one thing. */
    static class Scheme implements SignatureScheme {

        @Override
        public Key key(Secret secret) {
            return Acme.SCHEME.key(secret);
        }

        @Override
        public Presented present(WebhookHead head) {
            return Acme.SCHEME.present(head);
        }

        @Override
        public @Nullable TimeWindow window() {
            return Acme.SCHEME.window();
        }
    }

    /** Looks at the signature's form, and no further. */
    static final class ChecksNothing extends Twin {
        ChecksNothing() {
            super(Acme.platform(
                    new Scheme() {
                        @Override
                        public Presented present(WebhookHead head) {
                            Presented good = super.present(head);
                            return new Presented() {
                                @Override
                                public @Nullable Instant signedAt() {
                                    return good.signedAt();
                                }

                                @Override
                                public Verdict check(byte[] body, Key key, Clock clock) {
                                    return Verdict.matched(body);
                                }
                            };
                        }
                    },
                    AcmeEvent::parse));
        }
    }

    /** Takes the first of two signatures. */
    static final class TakesTheFirstOfTwoHeaders extends Twin {
        TakesTheFirstOfTwoHeaders() {
            super(Acme.platform(
                    new Scheme() {
                        @Override
                        public Presented present(WebhookHead head) {
                            List<String> values = head.headers("Acme-Signature");
                            WebhookRequest.Builder one = WebhookRequest.post("/");
                            values.stream().limit(1).forEach(value -> one.header("Acme-Signature", value));
                            return super.present(one.head());
                        }
                    },
                    AcmeEvent::parse));
        }
    }

    /** Never looks at the signed time. */
    static final class IgnoresTheTime extends Twin {
        IgnoresTheTime() {
            super(Acme.platform(
                    new Scheme() {
                        @Override
                        public Presented present(WebhookHead head) {
                            Presented good = super.present(head);
                            return (body, key, clock) -> good.check(body, key, clock);
                        }
                    },
                    AcmeEvent::parse));
        }
    }

    /** Knows the names of all members, and fails on another. */
    static final class FailsOnWhatIsNew extends Twin {
        FailsOnWhatIsNew() {
            super(Acme.platform(Acme.SCHEME, (envelope, body) -> {
                if (!Set.of("type", "id", "created", "clip").containsAll(body.names())) {
                    throw new IllegalStateException("unknown member");
                }
                return AcmeEvent.parse(envelope, body);
            }));
        }
    }

    /** Fails where a member is missing. */
    static final class FailsOnWhatIsMissing extends Twin {
        FailsOnWhatIsMissing() {
            super(Acme.platform(Acme.SCHEME, (envelope, body) -> {
                String id = body.text("/clip/id");
                if (id == null) {
                    throw new IllegalStateException("no clip");
                }
                return AcmeEvent.parse(envelope, body);
            }));
        }
    }
}
