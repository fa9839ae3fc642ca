package dev.cuehook.laws;

import static dev.cuehook.sender.Crypto.base64;
import static dev.cuehook.sender.Crypto.base64Url;
import static dev.cuehook.sender.Crypto.hmac;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.FASTPIX;
import static dev.cuehook.sender.Sender.FLOWPLAYER;
import static dev.cuehook.sender.Sender.JWPLAYER;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.STANDARD_WEBHOOKS;
import static dev.cuehook.sender.Sender.STANDARD_WEBHOOKS_ED25519;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import dev.cuehook.WebhookException;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.laws.Subject.Proven;
import dev.cuehook.laws.Subject.Verify;
import dev.cuehook.sender.Jwt;
import dev.cuehook.sender.Sender;
import dev.cuehook.sender.Wire;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What verification must always do. Each law tries a subject and fails with an assertion where it is broken. */
enum Law {
    WHAT_IS_GENUINE_PASSES {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.values()) {
                assertThat(accepted(subject.of(sender), sender.sample()).body()).isEqualTo(sender.sampleBody());
            }
        }
    },
    ANY_OF_THE_SECRETS_MAY_HAVE_SIGNED {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.values()) {
                Verify both = subject.of(sender, sender.otherSecret(), sender.secret());
                accepted(both, sender.sample());
                accepted(both, sender.sign(sender.sampleBody(), NOW, sender.otherSecret()));
            }
        }
    },
    NO_OTHER_SECRET_MAY_HAVE_SIGNED {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.values()) {
                refused(subject.of(sender, sender.otherSecret()), sender.sample());
            }
        }
    },
    SEVERAL_SECRETS_LET_NO_OTHER_PASS {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.values()) {
                if (sender != STANDARD_WEBHOOKS_ED25519) { // which has but two key pairs
                    Verify both = subject.of(sender, sender.secret(), sender.otherSecret());
                    refused(both, sender.sign(sender.sampleBody(), NOW, third(sender)));
                }
            }
        }

        private static String third(Sender sender) {
            String encoded = base64(utf8("a third secret of thirty-two bytes"));
            return switch (sender) {
                case FASTPIX -> encoded;
                case STANDARD_WEBHOOKS, SVIX -> "whsec_" + encoded;
                default -> "a-third-secret-of-more-than-enough-length";
            };
        }
    },
    THE_EXACT_BYTES_ARE_SIGNED {
        @Override
        void check(Subject subject) {
            // Nothing of this survives a parser and a writer: white space, escapes, number spellings, a line break.
            String odd =
                    "{ \"type\" : \"x\" , \"event_type\" : \"VIDEO_READY\",\r\n\t\"n\":1.50, \"s\":\"\\u00e9\\/\" , \"e\":1E2 }\n";
            for (Sender sender : Sender.signing()) {
                Verify verify = subject.of(sender);
                assertThat(accepted(verify, sender.sign(odd)).body()).isEqualTo(utf8(odd));
                if (sender != JWPLAYER) {
                    refused(verify, sender.sign(odd).withBody(odd.replace(" ", "")));
                    refused(verify, sender.sample().withBody(sender.sampleBody().length + ""));
                }
            }
        }
    },
    BYTES_ARE_SIGNED_AND_NOT_TEXT {
        @Override
        void check(Subject subject) {
            // Both read as U+FFFD, and only one of them was signed.
            byte[] one = {'{', '"', 'a', '"', ':', '"', (byte) 0xff, '"', '}'};
            byte[] other = {'{', '"', 'a', '"', ':', '"', (byte) 0xfe, '"', '}'};
            for (Sender sender : Sender.signing()) {
                if (sender != JWPLAYER) {
                    assertThat(failure(subject.of(sender), sender.sign(one)))
                            .isInstanceOf(WebhookUnreadableException.class);
                    refused(subject.of(sender), sender.sign(one).withBody(other));
                }
            }
        }
    },
    EVERY_BIT_COUNTS {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.signing()) {
                Wire wire = sender.sample();
                Verify verify = subject.of(sender);
                for (int bit = 0; bit < wire.body().length * 8; bit += 13) {
                    refused(verify, wire.withBitTurned(bit));
                }
            }
        }
    },
    THE_WHOLE_SIGNATURE_COUNTS {
        @Override
        void check(Subject subject) {
            Wire wire = FLOWPLAYER.sample();
            String mac = wire.header(FLOWPLAYER.signatureHeader());
            for (int length = 0; length < mac.length(); length += 2) {
                String begun = mac.substring(0, length);
                refused(subject.of(FLOWPLAYER), wire.replacing(FLOWPLAYER.signatureHeader(), value -> begun));
                String padded = begun + "0".repeat(mac.length() - length);
                if (!padded.equals(mac)) {
                    refused(subject.of(FLOWPLAYER), wire.replacing(FLOWPLAYER.signatureHeader(), value -> padded));
                }
            }
        }
    },
    A_SIGNATURE_HAS_ONE_SPELLING {
        @Override
        void check(Subject subject) {
            Wire wire = FASTPIX.sample();
            String good = wire.header("FastPix-Signature");
            int last = good.length() - 2;
            String spare = good.substring(0, last) + (char) (good.charAt(last) + 1) + "=";
            for (String other : List.of(spare, good.replace("=", ""), good + " ", good + "\n", good + ",junk")) {
                refused(subject.of(FASTPIX), wire.replacing("FastPix-Signature", value -> other));
            }
        }
    },
    A_SIGNATURE_IS_THERE_ONCE {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.signing()) {
                refused(subject.of(sender), sender.sample().with(sender.signatureHeader(), "another"));
            }
        }
    },
    A_BAD_SIGNATURE_ON_BAD_JSON_IS_A_BAD_SIGNATURE {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.values()) {
                Wire forged = sender.sign(sender.sampleBody(), NOW, sender.otherSecret());
                refused(subject.of(sender), forged.withBody("{\"not\":json"));
                refused(subject.of(sender), forged.withBody("{\"a\":" + "[".repeat(5_000)));
            }
        }
    },
    WHAT_IS_STALE_IS_REFUSED {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.signingTime()) {
                refused(subject.of(sender), sender.sign(sender.sampleBody(), NOW.minusSeconds(301), sender.secret()));
                refused(
                        subject.of(sender),
                        sender.sign(sender.sampleBody(), NOW.minusSeconds(86_400), sender.secret()));
            }
        }
    },
    WHAT_COMES_FROM_THE_FUTURE_IS_REFUSED {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.signingTime()) {
                refused(subject.of(sender), sender.sign(sender.sampleBody(), NOW.plusSeconds(301), sender.secret()));
                refused(subject.of(sender), sender.sign(sender.sampleBody(), NOW.plusSeconds(86_400), sender.secret()));
            }
        }
    },
    ALL_COMES_FROM_ONE_FAMILY_OF_HEADERS {
        @Override
        void check(Subject subject) {
            // Captured long ago under one family, made fresh and new by headers of the other.
            Wire captured = Sender.standard(
                    "svix",
                    "m",
                    Sender.seconds(NOW.minusSeconds(86_400)),
                    STANDARD_WEBHOOKS.sampleBody(),
                    STANDARD_WEBHOOKS.secret());
            refused(subject.of(STANDARD_WEBHOOKS), captured.with("webhook-timestamp", Sender.seconds(NOW)));
            refused(
                    subject.of(STANDARD_WEBHOOKS),
                    captured.with("webhook-timestamp", Sender.seconds(NOW)).with("webhook-id", "n"));
            refused(subject.of(STANDARD_WEBHOOKS), STANDARD_WEBHOOKS.sample().with("svix-id", "n"));
        }
    },
    IDENTITY_COMES_FROM_WHAT_IS_SIGNED {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.values()) {
                Verify verify = subject.of(sender);
                Set<String> identities = new HashSet<>();
                for (String id : List.of("one", "two")) {
                    Wire wire = sender.sample().with("X-Event-Id", id).with("X-Delivery", id);
                    identities.add(accepted(verify, wire).identity());
                }
                assertThat(identities).as("%s, the same delivery", sender).hasSize(1);
            }
        }
    },
    UNSIGNED_FIELDS_SHADOW_NO_OTHER_BODY {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.tokens()) {
                Verify verify = subject.of(sender);
                String genuine = new String(sender.sampleBody(), java.nio.charset.StandardCharsets.UTF_8);
                String forged = genuine.replace("}", ",\"forged\":true}");
                assertThat(accepted(verify, sender.sign(forged)).identity())
                        .isNotEqualTo(accepted(verify, sender.sign(genuine)).identity());
            }
        }
    },
    IDENTITY_FIELDS_KEEP_THEIR_BOUNDS {
        @Override
        void check(Subject subject) {
            Verify verify = subject.of(FLOWPLAYER);
            assertThat(accepted(verify, FLOWPLAYER.sign("{\"event_type\":\"a\",\"event_id\":\"bc\"}"))
                            .identity())
                    .isNotEqualTo(accepted(verify, FLOWPLAYER.sign("{\"event_type\":\"ab\",\"event_id\":\"c\"}"))
                            .identity());
        }
    },
    WHAT_IS_HANDED_ON_IS_WHAT_WAS_SIGNED {
        @Override
        void check(Subject subject) {
            byte[] claims = utf8("{\"event\":\"x\",\"media_id\":\"m\"}");
            Wire wire = JWPLAYER.sign(claims).withBody("{ \"media_id\" : \"m\", \"event\":\"\\u0078\" }");
            assertThat(accepted(subject.of(JWPLAYER), wire).body()).isEqualTo(claims);
        }
    },
    THE_BODY_MUST_BE_WHAT_THE_TOKEN_SAYS {
        @Override
        void check(Subject subject) {
            refused(subject.of(JWPLAYER), JWPLAYER.sample().withBody("{\"event\":\"media_deleted\"}"));
            refused(subject.of(JWPLAYER), JWPLAYER.sample().withBody(""));
        }
    },
    THE_WIRE_CHOOSES_NO_ALGORITHM {
        @Override
        void check(Subject subject) {
            byte[] event = JWPLAYER.sampleBody();
            for (String alg : List.of("none", "None", "HS512", "RS256")) {
                String signed = base64Url(utf8("{\"alg\":\"" + alg + "\"}")) + "." + base64Url(event);
                byte[] hs512 = hmac("HmacSHA512", utf8(JWPLAYER.secret()), utf8(signed));
                for (String token :
                        List.of(signed + ".", signed + "." + base64Url(hs512), Jwt.signed(signed, JWPLAYER.secret()))) {
                    refused(subject.of(JWPLAYER), Wire.of(event).with("Authorization", "Bearer " + token));
                }
            }
        }
    },
    A_PROBE_IS_NO_EVENT {
        @Override
        void check(Subject subject) {
            for (String probe : List.of("", "{}", " { } ")) {
                assertThat(failure(subject.of(FASTPIX), Wire.of(probe))).isInstanceOf(WebhookHandshakeException.class);
            }
            for (Sender sender : Sender.signing()) {
                if (sender != FASTPIX) {
                    refused(subject.of(sender), Wire.of("{}"));
                }
            }
        }
    },
    NOTHING_UNSIGNED_PASSES_BESIDE_THE_PROBE {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.signing()) {
                refused(subject.of(sender), Wire.of(sender.sampleBody()));
            }
        }
    },
    NOTHING_ELSE_IS_EVER_THROWN {
        @Override
        void check(Subject subject) {
            for (Sender sender : Sender.values()) {
                Verify verify = subject.of(sender);
                Wire wire = sender.sample();
                for (String value : List.of("", "=", "t=1", "v1,=", "Bearer ..", "\u0000", "é", "9".repeat(40))) {
                    for (Wire.Header header : wire.headers()) {
                        refused(verify, wire.replacing(header.name(), ignored -> value));
                        refused(verify, wire.without(header.name()).withBody("x"));
                    }
                    if (sender.urlToken()) {
                        refused(verify, wire.withUrl("/x?token&token=" + value));
                    }
                }
            }
        }
    };

    /** Fails with an assertion where the subject breaks this law. */
    abstract void check(Subject subject);

    private static Proven accepted(Verify verify, Wire wire) {
        try {
            return verify.verify(wire.request());
        } catch (RuntimeException e) {
            throw new AssertionError("Not accepted, although it is genuine: " + wire, e);
        }
    }

    private static void refused(Verify verify, Wire wire) {
        assertThat(failure(verify, wire)).isInstanceOf(WebhookRefusedException.class);
    }

    /** Why a request does not pass. Passing breaks the law, and so does any other failure. */
    private static WebhookException failure(Verify verify, Wire wire) {
        try {
            verify.verify(wire.request());
        } catch (WebhookException e) {
            return e;
        } catch (RuntimeException e) {
            throw new AssertionError("Nothing but a WebhookException may be thrown.", e);
        }
        return fail("Accepted, although it is not genuine: %s", wire);
    }
}
