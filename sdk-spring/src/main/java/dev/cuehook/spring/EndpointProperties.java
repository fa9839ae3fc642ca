package dev.cuehook.spring;

import dev.cuehook.platform.SecretForm;
import dev.cuehook.receiver.AckMode;
import dev.cuehook.receiver.EndpointOptions.TooOld;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.convert.Delimiter;
import org.springframework.util.unit.DataSize;

/**
 * An endpoint.
 *
 * @param platform Id of its platform, such as fastpix.
 * @param path Where it receives, relative to the context path; /webhooks/ and its name unless set.
 * @param secrets Secrets of which any may match, the current one first; file:/run/secrets/x is a file
 *     that is read again when it changes. Absent for FastPix means awaiting the secret.
 * @param tokens URL tokens (the query parameter token) of which any may match, for platforms that sign nothing; at least 16
 *     characters each.
 * @param webhooks JW Player: secrets by webhook id; from environment variables use webhook-list, because Boot lower-cases map
 *     keys there.
 * @param webhookList JW Player: webhook ids and their secrets, as a list.
 * @param keys LiveKit: API keys and their secrets.
 * @param secretSource Name of the SecretSource bean that finds the secrets while requests come in, in place of the others.
 * @param secretForm How the text of a secret becomes a key, where a platform leaves a choice: base64 or text.
 * @param maxAge How old a signed time may be; the platform's own limit unless set.
 * @param maxAhead How far ahead of the clock a signed time may be; the platform's own limit unless set.
 * @param ackMode What a 2xx promises; the most that the inbox can hold unless set.
 * @param ratePerSecond How many verified, new deliveries are taken in per second; no limit unless set.
 * @param allowedSources Networks (CIDR) or addresses whose requests are looked at; all unless set.
 * @param deadline How long an answer may take; the platform's own deadline unless set.
 * @param bodyLimit The longest body, at most 64 MB; 1 MB unless set.
 * @param bodyTime How long a body may take to arrive; ten seconds unless set.
 * @param jsonMaxDepth Levels of nesting that a body may have, 8 to 1000; 64 unless set.
 * @param jsonMaxNameLength Characters that a member's name may have, 64 to 50000; 256 unless set.
 * @param jsonMaxNumberLength Characters that a number may have, 20 to 10000; 128 unless set.
 * @param tooOld What happens to a genuine delivery that is too old to be told from a replay; cuehook.inbox.too-old unless set.
 * @param refusalsPerMinute How many refusals an address may cause per minute before it gets 429; no limit unless set.
 * @param connectionsPerAddress How many requests of one address may send their body at once; one more gets 429. No limit unless set.
 * @param controller Whether a controller of the application receives it, in place of the starter.
 */
record EndpointProperties(
        @Nullable String platform,
        @Nullable String path,
        @Delimiter(Delimiter.NONE) @Nullable List<SecretText> secrets, // a comma is part of a secret
        @Nullable List<SecretText> tokens,
        @Nullable Map<String, SecretText> webhooks,
        @Nullable List<KeyProperties> webhookList,
        @Nullable List<KeyProperties> keys,
        @Nullable String secretSource,
        @Nullable SecretForm secretForm,
        @Nullable Duration maxAge,
        @Nullable Duration maxAhead,
        @Nullable AckMode ackMode,
        @Nullable Integer ratePerSecond,
        @Nullable List<String> allowedSources,
        @Nullable Duration deadline,
        @Nullable DataSize bodyLimit,
        @Nullable Duration bodyTime,
        @Nullable Integer jsonMaxDepth,
        @Nullable Integer jsonMaxNameLength,
        @Nullable Integer jsonMaxNumberLength,
        @Nullable TooOld tooOld,
        @Nullable Integer refusalsPerMinute,
        @Nullable Integer connectionsPerAddress,
        @Nullable Boolean controller) {}
