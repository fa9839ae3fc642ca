package dev.cuehook.internal.platform;

import static org.assertj.core.api.Assertions.assertThat;

import dev.cuehook.sender.Crypto;
import java.security.MessageDigest;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HmacStateTest {

    @ParameterizedTest
    @CsvSource({"SHA-1, HmacSHA1, 64", "SHA-256, HmacSHA256, 64", "SHA-384, HmacSHA384, 128", "SHA-512, HmacSHA512, 128"
    })
    void makesTheJdksMacForKeysShorterThanTheBlockEqualToItAndLonger(String digest, String mac, int block) {
        Random random = new Random(block);
        for (int length :
                new int[] {1, 2, 20, 32, 63, 64, 65, 127, 128, 129, 200, 1_000, block - 1, block, block + 1}) {
            byte[] key = new byte[length];
            random.nextBytes(key);
            HmacState state = new HmacState(digest, key);
            for (int size : new int[] {0, 1, 55, 56, 63, 64, 65, 111, 112, 127, 128, 129, 5_000}) {
                byte[] message = new byte[size];
                random.nextBytes(message);
                MessageDigest begun = state.begin();
                begun.update(message);

                assertThat(state.finish(begun))
                        .as("%s, key of %d, message of %d", mac, length, size)
                        .isEqualTo(Crypto.hmac(mac, key, message));
            }
        }
    }

    @ParameterizedTest
    @CsvSource({"SHA-256, HmacSHA256"})
    void isNotChangedByMessagesThatWereBegunAndDropped(String digest, String mac) {
        byte[] key = {1, 2, 3};
        HmacState state = new HmacState(digest, key);
        state.begin().update(new byte[1_000]);
        MessageDigest one = state.begin();
        MessageDigest two = state.begin();
        one.update((byte) 1);
        two.update((byte) 2);

        assertThat(state.finish(two)).isEqualTo(Crypto.hmac(mac, key, new byte[] {2}));
        assertThat(state.finish(one)).isEqualTo(Crypto.hmac(mac, key, new byte[] {1}));
    }
}
