package dev.cuehook.internal.receiver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkTest {

    @ParameterizedTest
    @CsvSource({
        "10.0.0.0/8, 10.255.255.255, true",
        "10.0.0.0/8, 11.0.0.0, false",
        "10.1.2.3/8, 10.9.9.9, true",
        "192.168.1.128/25, 192.168.1.127, false",
        "192.168.1.128/25, 192.168.1.128, true",
        "192.168.1.128/25, 192.168.1.200, true",
        "172.16.0.0/12, 172.31.255.255, true",
        "172.16.0.0/12, 172.32.0.0, false",
        "fe80::/10, fec0::1, false",
        "fe80::/10, [fe80::1%eth0], true",
        "fe80::/10, [fe80::1%eth0, false",
        "fe80::/10, fe80::1], false",
        "192.168.1.1, 192.168.1.1, true",
        "192.168.1.1, 192.168.1.2, false",
        "192.168.1.1/32, 192.168.1.1, true",
        "0.0.0.0/0, 203.0.113.9, true",
        "0.0.0.0/0, 2001:db8::1, false",
        "::/0, 203.0.113.9, false",
        "2001:db8::/32, 2001:db8:ffff::1, true",
        "2001:db8::/32, 2001:db9::1, false",
        "2001:db8::/33, 2001:db8:8000::, false",
        "2001:db8::1, 2001:DB8:0:0:0:0:0:1, true",
        "::1/128, [::1], true",
        "fe80::/10, fe80::1%eth0, true",
        "10.0.0.0/8, ::ffff:10.1.2.3, true"
    })
    void knowsWhatLiesInIt(String network, String address, boolean inside) {
        assertThat(Network.parse(network).contains(address)).isEqualTo(inside);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "localhost",
                "10.0.0",
                "10.0.0.1.2",
                "x",
                "10.0.0.256",
                "1",
                "10.0.0.1:80",
                "10.999.1.1",
                "1.2.3.",
                "1..2.3",
                "0x0a.0.0.1",
                "+1.2.3.4",
                ":",
                ":::",
                "g::1",
                "cafe.example:80",
                "::1/64"
            })
    void holdsNothingThatIsNoAddressAndAsksNoNameServer(String address) {
        assertThat(Network.parse("0.0.0.0/0").contains(address)).isFalse();
        assertThat(Network.parse("::/0").contains(address)).isFalse();
    }

    @Test
    void looksAtNothingThatIsLongerThanAnAddress() {
        String zoned = "fe80::1%" + "z".repeat(72);

        assertThat(Network.parse("::/0").contains(zoned)).isTrue();
        assertThat(Network.parse("::/0").contains(zoned + "z")).isFalse();
        assertThat(Network.parse("::/0").contains("1:".repeat(500_000))).isFalse();
        assertThat(Network.parse("0.0.0.0/0").contains("1.".repeat(500_000))).isFalse();
    }

    @Test
    void holdsNoMissingAddress() {
        assertThat(Network.parse("0.0.0.0/0").contains(null)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/8",
                "10.0.0.0/",
                "10.0.0.0/33",
                "10.0.0.0/-1",
                "::/129",
                "example.com/8",
                "10.0.0.0/8/8",
                "10.0.0.0/ 8"
            })
    void refusesWhatIsNoNetwork(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Network.parse(text))
                .withMessageContaining("10.0.0.0/8");
    }
}
