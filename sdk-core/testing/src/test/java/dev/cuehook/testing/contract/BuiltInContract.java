package dev.cuehook.testing.contract;

import dev.cuehook.WebhookEvent;
import dev.cuehook.platform.Platform;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.Signer;
import dev.cuehook.testing.Signers;
import java.util.List;
import java.util.Objects;

/** The contract on a platform that comes with the library. */
abstract class BuiltInContract<E extends WebhookEvent> extends PlatformContract<E> {

    private final Platform<E> platform;
    private final String otherSecret;
    private final List<Sample> samples;

    BuiltInContract(Platform<E> platform, String otherSecret, Sample... samples) {
        this.platform = platform;
        this.otherSecret = otherSecret;
        this.samples = List.of(samples);
    }

    @Override
    protected Platform<E> platform() {
        return Objects.requireNonNull(platform);
    }

    @Override
    protected Signer signer() {
        return Signers.forPlatform(platform.id());
    }

    @Override
    protected Signer strangersSigner() {
        return Signers.forPlatform(platform.id(), otherSecret);
    }

    @Override
    protected List<Sample> samples() {
        return samples;
    }
}
