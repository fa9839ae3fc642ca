package dev.cuehook.internal.receiver;

import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** A network in CIDR notation, or a single address. */
public final class Network {

    /** The longest spelling of an address, with brackets and the name of a zone. */
    private static final int LONGEST = 80;

    private final byte[] address;
    private final int bits;

    private Network(byte[] address, int bits) {
        this.address = address;
        this.bits = bits;
    }

    /** A network such as {@code 10.0.0.0/8} or {@code 2001:db8::/32}. */
    public static Network parse(String text) {
        int slash = text.indexOf('/');
        byte[] address = bytes(slash < 0 ? text : text.substring(0, slash));
        int bits = slash < 0 ? (address == null ? 0 : address.length * 8) : bits(text.substring(slash + 1));
        if (address == null || bits < 0 || bits > address.length * 8) {
            throw new IllegalArgumentException("'" + text
                    + "' is not a network; expected an address with an optional prefix length, such as 10.0.0.0/8.");
        }
        return new Network(address, bits);
    }

    /** Whether an address lies in it; false for what is no address. */
    public boolean contains(@Nullable String remote) {
        byte[] other = remote == null ? null : bytes(remote);
        if (other == null || other.length != address.length) {
            return false;
        }
        int whole = bits / 8;
        for (int i = 0; i < whole; i++) {
            if (address[i] != other[i]) {
                return false;
            }
        }
        int mask = 0xFF00 >> (bits % 8) & 0xFF;
        return mask == 0 || (address[whole] & mask) == (other[whole] & mask);
    }

    private static int bits(String text) {
        return text.matches("[0-9]{1,3}") ? Integer.parseInt(text) : -1;
    }

    private static byte @Nullable [] bytes(String literal) {
        if (literal.length() > LONGEST) {
            return null;
        }
        String plain =
                literal.startsWith("[") && literal.endsWith("]") ? literal.substring(1, literal.length() - 1) : literal;
        int zone = plain.indexOf('%');
        String address = zone < 0 ? plain : plain.substring(0, zone);
        return address.indexOf(':') < 0 ? four(address) : six(address);
    }

    private static byte @Nullable [] four(String address) {
        String[] parts = address.split("\\.", -1);
        byte[] bytes = new byte[4];
        if (parts.length != bytes.length) {
            return null;
        }
        for (int i = 0; i < bytes.length; i++) {
            int part = bits(parts[i]);
            if (part < 0 || part > 255) {
                return null;
            }
            bytes[i] = (byte) part;
        }
        return bytes;
    }

    /** With a colon in it, {@link InetAddress} takes the text for an address and never asks a name server. */
    private static byte @Nullable [] six(String address) {
        try {
            return InetAddress.getByName(address).getAddress();
        } catch (UnknownHostException e) {
            return null;
        }
    }
}
