package dev.cuehook.laws;

import static dev.cuehook.Refusal.SIGNATURE_MISMATCH;
import static dev.cuehook.Refusal.TOO_NEW;
import static dev.cuehook.Refusal.TOO_OLD;
import static dev.cuehook.sender.Crypto.hex;
import static dev.cuehook.sender.Crypto.hmacSha256;
import static dev.cuehook.sender.Crypto.sha256;
import static dev.cuehook.sender.Crypto.utf8;
import static dev.cuehook.sender.Sender.CLOCK;
import static dev.cuehook.sender.Sender.FASTPIX;
import static dev.cuehook.sender.Sender.FLOWPLAYER;
import static dev.cuehook.sender.Sender.JWPLAYER;
import static dev.cuehook.sender.Sender.NOW;
import static dev.cuehook.sender.Sender.STANDARD_WEBHOOKS;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.cuehook.Refusal;
import dev.cuehook.WebhookHandshakeException;
import dev.cuehook.WebhookRefusedException;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookUnreadableException;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.sender.Sender;
import java.io.IOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Predicate;

/** The verifier with one classic flaw, and the law that catches it. */
enum Twin implements Subject {
    VERIFIES_AFTER_PARSING(Law.A_BAD_SIGNATURE_ON_BAD_JSON_IS_A_BAD_SIGNATURE) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                tree(request.body());
                return real.verify(request);
            };
        }
    },
    ACCEPTS_STALE(Law.WHAT_IS_STALE_IS_REFUSED) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return passing(TOO_OLD, sender, secrets);
        }
    },
    ACCEPTS_FUTURE(Law.WHAT_COMES_FROM_THE_FUTURE_IS_REFUSED) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return passing(TOO_NEW, sender, secrets);
        }
    },
    TAKES_TIME_FROM_ANOTHER_FAMILY(Law.ALL_COMES_FROM_ONE_FAMILY_OF_HEADERS) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            WebhookVerifier<?> ageless =
                    sender.builder(secrets).clock(CLOCK).build().ignoringAge();
            return request -> {
                List<String> time = request.head().headers("webhook-timestamp");
                if (request.head().headers("svix-signature").isEmpty() || time.isEmpty()) {
                    return real.verify(request);
                }
                if (Math.abs(NOW.getEpochSecond() - Long.parseLong(time.get(0))) > 300) {
                    throw new WebhookRefusedException(TOO_OLD, "twin");
                }
                var webhook = ageless.verify(keeping(request, name -> !name.startsWith("webhook-")));
                return new Proven(webhook.body(), webhook.identity().hex());
            };
        }
    },
    TAKES_THE_ID_FROM_ANOTHER_FAMILY(Law.ALL_COMES_FROM_ONE_FAMILY_OF_HEADERS) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                List<String> id = request.head().headers("svix-id");
                if (sender != STANDARD_WEBHOOKS || id.isEmpty()) {
                    return real.verify(request);
                }
                boolean other = !request.head().headers("webhook-signature").isEmpty();
                return other
                        ? new Proven(
                                real.verify(keeping(request, name -> !name.startsWith("svix-")))
                                        .body(),
                                id.get(0))
                        : real.verify(request);
            };
        }
    },
    IDENTIFIES_BY_AN_UNSIGNED_HEADER(Law.IDENTITY_COMES_FROM_WHAT_IS_SIGNED) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                Proven proven = real.verify(request);
                List<String> id = request.head().headers("X-Event-Id");
                return id.isEmpty() ? proven : new Proven(proven.body(), id.get(0));
            };
        }
    },
    IDENTIFIES_AN_UNSIGNED_BODY_BY_ITS_ID(Law.UNSIGNED_FIELDS_SHADOW_NO_OTHER_BODY) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                Proven proven = real.verify(request);
                return sender.urlToken()
                        ? new Proven(
                                proven.body(), tree(proven.body()).path("id").asText())
                        : proven;
            };
        }
    },
    JOINS_IDENTITY_FIELDS_WITHOUT_LENGTHS(Law.IDENTITY_FIELDS_KEEP_THEIR_BOUNDS) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                Proven proven = real.verify(request);
                JsonNode event = tree(proven.body());
                String joined = event.path("event_type").asText()
                        + event.path("event_id").asText();
                return sender == FLOWPLAYER ? new Proven(proven.body(), hex(sha256(utf8(joined)))) : proven;
            };
        }
    },
    HANDS_ON_THE_BODY_INSTEAD_OF_THE_CLAIMS(Law.WHAT_IS_HANDED_ON_IS_WHAT_WAS_SIGNED) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> new Proven(request.body(), real.verify(request).identity());
        }
    },
    FORGETS_THE_BODY_BESIDE_THE_CLAIMS(Law.THE_BODY_MUST_BE_WHAT_THE_TOKEN_SAYS) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                try {
                    return real.verify(request);
                } catch (WebhookRefusedException e) {
                    if (sender == JWPLAYER && e.refusal() == Refusal.CLAIMS_MISMATCH) {
                        return new Proven(claims(request), "twin");
                    }
                    throw e;
                }
            };
        }
    },
    COMPARES_A_PREFIX_OF_THE_SIGNATURE(Law.THE_WHOLE_SIGNATURE_COUNTS) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return macOf(
                    FLOWPLAYER,
                    sender,
                    secrets,
                    request -> request.body(),
                    (mac, found) -> Arrays.equals(
                            mac,
                            0,
                            Math.min(mac.length, Math.max(4, found.length)),
                            found,
                            0,
                            Math.min(32, found.length)));
        }
    },
    COMPARES_THE_FIRST_BYTES_ONLY(Law.THE_WHOLE_SIGNATURE_COUNTS) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return macOf(
                    FLOWPLAYER,
                    sender,
                    secrets,
                    request -> request.body(),
                    (mac, found) -> found.length == 32 && Arrays.equals(mac, 0, 16, found, 0, 16));
        }
    },
    WRITES_THE_BODY_ANEW_BEFORE_THE_MAC(Law.THE_EXACT_BYTES_ARE_SIGNED) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return macOf(
                    FLOWPLAYER,
                    sender,
                    secrets,
                    request -> utf8(tree(request.body()).toString()),
                    (mac, found) -> Arrays.equals(mac, found));
        }
    },
    READS_THE_BODY_AS_TEXT_BEFORE_THE_MAC(Law.BYTES_ARE_SIGNED_AND_NOT_TEXT) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return macOf(
                    FLOWPLAYER,
                    sender,
                    secrets,
                    request -> utf8(new String(request.body(), UTF_8)),
                    (mac, found) -> Arrays.equals(mac, found));
        }
    },
    ACCEPTS_ALG_NONE(Law.THE_WIRE_CHOOSES_NO_ALGORITHM) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return trustingAlg(sender, "none", secrets);
        }
    },
    ACCEPTS_ALG_HS512(Law.THE_WIRE_CHOOSES_NO_ALGORITHM) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return trustingAlg(sender, "HS512", secrets);
        }
    },
    TAKES_THE_PROBE_FOR_AN_EVENT(Law.A_PROBE_IS_NO_EVENT) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                try {
                    return real.verify(request);
                } catch (WebhookHandshakeException probe) {
                    return new Proven(request.body(), "twin");
                }
            };
        }
    },
    LETS_THE_UNSIGNED_PASS(Law.NOTHING_UNSIGNED_PASSES_BESIDE_THE_PROBE) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> request.head().headerNames().isEmpty() && sender.signs() && request.body().length > 2
                    ? new Proven(request.body(), "twin")
                    : real.verify(request);
        }
    },
    TAKES_ANY_KEY_WHERE_SEVERAL_ARE_CONFIGURED(Law.SEVERAL_SECRETS_LET_NO_OTHER_PASS) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                try {
                    return real.verify(request);
                } catch (WebhookRefusedException e) {
                    boolean other = e.refusal() == SIGNATURE_MISMATCH || e.refusal() == Refusal.TOKEN_MISMATCH;
                    if (secrets.length > 1 && other) {
                        return new Proven(request.body(), "twin");
                    }
                    throw e;
                }
            };
        }
    },
    TRIES_THE_FIRST_SECRET_ONLY(Law.ANY_OF_THE_SECRETS_MAY_HAVE_SIGNED) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            return REAL.of(sender, secrets[0]);
        }
    },
    TAKES_THE_FIRST_OF_REPEATED_HEADERS(Law.A_SIGNATURE_IS_THERE_ONCE) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> real.verify(keeping(request, name -> true));
        }
    },
    DECODES_AS_LENIENTLY_AS_THE_JDK(Law.A_SIGNATURE_HAS_ONE_SPELLING) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                List<String> values = request.head().headers("FastPix-Signature");
                if (sender != FASTPIX || values.size() != 1) {
                    return real.verify(request);
                }
                byte[] mac = hmacSha256(Base64.getDecoder().decode(secrets[0]), request.body());
                try {
                    if (Arrays.equals(mac, Base64.getMimeDecoder().decode(values.get(0)))) {
                        return new Proven(request.body(), "twin");
                    }
                } catch (IllegalArgumentException e) {
                    return real.verify(request);
                }
                return real.verify(request);
            };
        }
    },
    STUMBLES_OVER_A_MISSING_HEADER(Law.NOTHING_ELSE_IS_EVER_THROWN) {
        @Override
        public Verify of(Sender sender, String... secrets) {
            Verify real = REAL.of(sender, secrets);
            return request -> {
                if (sender.signs()
                        && request.head()
                                .headers(sender.signatureHeader())
                                .get(0)
                                .isEmpty()) {
                    throw new IllegalArgumentException("empty");
                }
                return real.verify(request);
            };
        }
    };

    private final Law broken;

    Twin(Law broken) {
        this.broken = broken;
    }

    /** The law that must catch it. */
    Law broken() {
        return broken;
    }

    private static Verify passing(Refusal ignored, Sender sender, String... secrets) {
        Verify real = REAL.of(sender, secrets);
        WebhookVerifier<?> ageless =
                sender.builder(secrets).clock(CLOCK).build().ignoringAge();
        return request -> {
            try {
                return real.verify(request);
            } catch (WebhookRefusedException e) {
                if (e.refusal() != ignored) {
                    throw e;
                }
                var webhook = ageless.verify(request);
                return new Proven(webhook.body(), webhook.identity().hex());
            }
        };
    }

    /** A bare hexadecimal HMAC over what the flaw makes of the request, compared as the flaw compares. */
    private static Verify macOf(
            Sender flawed, Sender sender, String[] secrets, Content content, Comparison comparison) {
        Verify real = REAL.of(sender, secrets);
        return request -> {
            List<String> values = request.head().headers(sender.signatureHeader());
            if (sender != flawed || values.size() != 1 || !values.get(0).matches("(?:[0-9a-f]{2})*")) {
                return real.verify(request);
            }
            byte[] found = HexFormat.of().parseHex(values.get(0));
            for (String secret : secrets) {
                if (comparison.same(hmacSha256(utf8(secret), content.of(request)), found)) {
                    tree(request.body());
                    return new Proven(request.body(), hex(sha256(request.body())));
                }
            }
            throw new WebhookRefusedException(SIGNATURE_MISMATCH, "twin");
        };
    }

    private static Verify trustingAlg(Sender sender, String alg, String... secrets) {
        Verify real = REAL.of(sender, secrets);
        return request -> {
            List<String> values = request.head().headers("Authorization");
            String[] parts = values.isEmpty() ? new String[0] : values.get(0).split("[ .]", -1);
            if (sender != JWPLAYER || parts.length != 4 || !alg.equals(algOf(parts[1]))) {
                return real.verify(request);
            }
            byte[] mac =
                    dev.cuehook.sender.Crypto.hmac("HmacSHA512", utf8(secrets[0]), utf8(parts[1] + "." + parts[2]));
            if (alg.equals("none") || Arrays.equals(mac, Base64.getUrlDecoder().decode(parts[3]))) {
                return new Proven(claims(request), "twin");
            }
            throw new WebhookRefusedException(SIGNATURE_MISMATCH, "twin");
        };
    }

    private static String algOf(String header) {
        return tree(Base64.getUrlDecoder().decode(header)).path("alg").asText();
    }

    private static byte[] claims(WebhookRequest request) {
        String token = request.head().headers("Authorization").get(0);
        return Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
    }

    private static JsonNode tree(byte[] body) {
        try {
            return new ObjectMapper().readTree(body);
        } catch (IOException e) {
            throw new WebhookUnreadableException("twin");
        }
    }

    /** The request with these headers only, and the first value of each. */
    private static WebhookRequest keeping(WebhookRequest request, Predicate<String> names) {
        String query = request.head().query();
        WebhookRequest.Builder builder = WebhookRequest.post(request.head().path() + (query == null ? "" : "?" + query))
                .body(request.body());
        request.head().headerNames().stream()
                .filter(names)
                .forEach(name ->
                        builder.header(name, request.head().headers(name).get(0)));
        return builder.build();
    }

    @FunctionalInterface
    private interface Content {
        byte[] of(WebhookRequest request);
    }

    @FunctionalInterface
    private interface Comparison {
        boolean same(byte[] mac, byte[] found);
    }
}
