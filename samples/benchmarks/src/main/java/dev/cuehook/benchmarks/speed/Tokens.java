package dev.cuehook.benchmarks.speed;

import com.auth0.jwt.JWT;
import com.auth0.jwt.JWTVerifier;
import com.auth0.jwt.algorithms.Algorithm;
import com.auth0.jwt.interfaces.DecodedJWT;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.MACVerifier;
import com.nimbusds.jwt.SignedJWT;
import dev.cuehook.Secret;
import dev.cuehook.VerifiedWebhook;
import dev.cuehook.WebhookRequest;
import dev.cuehook.WebhookVerifier;
import dev.cuehook.jwplayer.JwPlayer;
import dev.cuehook.jwplayer.JwPlayerEvent;
import io.jsonwebtoken.JwtParser;
import io.jsonwebtoken.Jwts;
import io.jsonwebtoken.security.Keys;
import java.io.IOException;
import java.text.ParseException;
import java.util.Base64;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** JW Player's token, and its body beside it: the same bytes, or the same members in another order. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 1)
@Measurement(iterations = 4, time = 1)
@Fork(1)
@SuppressWarnings("NullAway.Init") // JMH calls the set-up first
public class Tokens {

    private static final String CLAIMS =
            "{\"event\":\"media_available\",\"media_id\":\"A1b2C3d4\",\"webhook_id\":\"Wh123456\",\"site_id\":\"Si123456\","
                    + "\"event_time\":\"2026-05-20T09:06:50.937Z\",\"media_title\":\"A title of some length\"}";
    private static final String REORDERED =
            "{\"webhook_id\": \"Wh123456\", \"event\": \"media_available\", \"event_time\": \"2026-05-20T09:06:50.937Z\", "
                    + "\"media_title\": \"A title of some length\", \"media_id\": \"A1b2C3d4\", \"site_id\": \"Si123456\"}";

    private final ObjectMapper mapper = new ObjectMapper();
    private byte[] reordered;
    private String token;
    private WebhookVerifier<JwPlayerEvent> jwPlayer;
    private WebhookRequest sameBytes;
    private WebhookRequest otherOrder;
    private JWTVerifier javaJwt;
    private JwtParser jjwt;
    private JWSVerifier nimbus;

    @Setup
    public void prepare() throws JOSEException {
        byte[] claims = Proof.utf8(CLAIMS);
        reordered = Proof.utf8(REORDERED);
        token = Proof.jwt(claims);
        jwPlayer = JwPlayer.verifier(Secret.of(Proof.KEY));
        sameBytes = Proof.request(claims, "Authorization", "Bearer " + token);
        otherOrder = Proof.request(reordered, "Authorization", "Bearer " + token);
        javaJwt = JWT.require(Algorithm.HMAC256(Proof.KEY_BYTES)).build();
        jjwt = Jwts.parser().verifyWith(Keys.hmacShaKeyFor(Proof.KEY_BYTES)).build();
        nimbus = new MACVerifier(Proof.KEY_BYTES);
    }

    @Benchmark
    public VerifiedWebhook equalBytes() {
        return jwPlayer.verify(sameBytes);
    }

    @Benchmark
    public VerifiedWebhook otherOrder() {
        return jwPlayer.verify(otherOrder);
    }

    @Benchmark
    public DecodedJWT javaJwt() {
        return javaJwt.verify(token);
    }

    /** What a careful receiver would write with java-jwt. */
    @Benchmark
    public boolean javaJwtAndTwoTrees() throws IOException {
        DecodedJWT decoded = javaJwt.verify(token);
        byte[] payload = Base64.getUrlDecoder().decode(decoded.getPayload());
        return mapper.readTree(payload).equals(mapper.readTree(reordered));
    }

    @Benchmark
    public Object jjwt() {
        return jjwt.parseSignedClaims(token).getPayload();
    }

    @Benchmark
    public boolean nimbus() throws ParseException, JOSEException {
        return SignedJWT.parse(token).verify(nimbus);
    }
}
