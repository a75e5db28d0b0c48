package org.throughline.agencies.channels.webhook;

import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.UnknownHostException;
import java.util.Arrays;

/**
 * Which addresses may be called: those of the public network, by HTTPS. An agency that could name
 * an address of our own network would have us call it.
 *
 * @param allowLoopback whether this machine may be called as well, without TLS: for trying things
 *     out
 */
public record AddressFilter(boolean allowLoopback) {
    private static final int URL_CHARS_MAX = 500;

    /** An address that may not be called. */
    static final class Forbidden extends Exception {
        private static final long serialVersionUID = 1L;

        Forbidden(String message) {
            super(message);
        }
    }

    /** The parts of an address; resolving it comes later, at each call. */
    Endpoint endpoint(String text) throws Forbidden {
        URI uri;
        try {
            uri = new URI(text);
        } catch (URISyntaxException e) {
            throw new Forbidden("is not an address");
        }
        boolean isTls = "https".equals(uri.getScheme());
        if (text.length() > URL_CHARS_MAX
                || uri.getHost() == null
                || uri.getRawUserInfo() != null
                || uri.getRawFragment() != null
                || !isTls && !(allowLoopback && "http".equals(uri.getScheme()))) {
            throw new Forbidden("is no address of the form https://host/path");
        }
        int port = uri.getPort() > 0 ? uri.getPort() : isTls ? 443 : 80;
        var path = uri.getRawPath().isEmpty() ? "/" : uri.getRawPath();
        return new Endpoint(
                isTls,
                uri.getHost(),
                port,
                uri.getRawQuery() == null ? path : path + "?" + uri.getRawQuery());
    }

    /**
     * The one address that is called. It is looked up once: whoever answers the next look-up
     * otherwise changes nothing.
     */
    InetAddress resolved(Endpoint endpoint) throws Forbidden, UnknownHostException {
        var all = InetAddress.getAllByName(endpoint.host());
        // One bad address among good ones is no accident.
        if (!Arrays.stream(all).allMatch(one -> mayBeCalled(one, endpoint))) {
            throw new Forbidden("is not of the public network");
        }
        return all[0];
    }

    private boolean mayBeCalled(InetAddress address, Endpoint endpoint) {
        if (allowLoopback && address.isLoopbackAddress()) {
            return true;
        }
        return endpoint.isTls() && isPublic(address);
    }

    static boolean isPublic(InetAddress address) {
        if (address.isAnyLocalAddress()
                || address.isLoopbackAddress()
                || address.isLinkLocalAddress()
                || address.isSiteLocalAddress()
                || address.isMulticastAddress()) {
            return false;
        }
        var bytes = address.getAddress();
        return switch (address) {
            case Inet4Address _ ->
                    isPublic4(unsigned(bytes, 0), unsigned(bytes, 1), unsigned(bytes, 2));
            case Inet6Address _ -> isPublic6(bytes);
            default -> false;
        };
    }

    /**
     * Not the network itself, shared by carriers, for protocols, examples, benchmarks, reserved.
     */
    private static boolean isPublic4(int first, int second, int third) {
        return first != 0
                && first != 127
                && first < 240
                && !(first == 100 && second >= 64 && second < 128)
                && !(first == 192 && second == 0 && (third == 0 || third == 2))
                && !(first == 198 && (second == 18 || second == 19))
                && !(first == 198 && second == 51 && third == 100)
                && !(first == 203 && second == 0 && third == 113);
    }

    /**
     * Only what is handed out for the public network; nothing that carries an IPv4 address in it.
     */
    private static boolean isPublic6(byte[] bytes) {
        boolean isGlobal = (bytes[0] & 0xe0) == 0x20;
        boolean is6to4 = unsigned(bytes, 0) == 0x20 && unsigned(bytes, 1) == 0x02;
        boolean isSpecial =
                unsigned(bytes, 0) == 0x20
                        && unsigned(bytes, 1) == 0x01
                        && (unsigned(bytes, 2) < 0x02
                                || unsigned(bytes, 2) == 0x0d && unsigned(bytes, 3) == 0xb8);
        return isGlobal && !is6to4 && !isSpecial;
    }

    private static int unsigned(byte[] bytes, int index) {
        return Byte.toUnsignedInt(bytes[index]);
    }
}
