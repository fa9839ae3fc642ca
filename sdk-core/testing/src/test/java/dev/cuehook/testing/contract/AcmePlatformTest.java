package dev.cuehook.testing.contract;

import dev.cuehook.platform.Platform;
import dev.cuehook.testing.Sample;
import dev.cuehook.testing.Signer;
import java.util.List;

class AcmePlatformTest extends PlatformContract<AcmeEvent> {

    @Override
    protected Platform<AcmeEvent> platform() {
        return Acme.PLATFORM;
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
