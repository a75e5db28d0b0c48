package org.throughline.agencies.channels.webhook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.agencies.channels.webhook.AddressFilter.Forbidden;

class AddressFilterTest {
    private static final AddressFilter STRICT = new AddressFilter(false);

    @ParameterizedTest
    @ValueSource(
            strings = {
                "127.0.0.1",
                "127.8.8.8",
                "0.0.0.0",
                "0.1.2.3",
                "10.1.2.3",
                "172.16.0.1",
                "172.31.255.255",
                "192.168.1.1",
                "169.254.169.254",
                "100.64.0.1",
                "100.127.9.9",
                "192.0.0.1",
                "192.0.2.9",
                "198.18.0.1",
                "198.19.9.9",
                "198.51.100.7",
                "203.0.113.5",
                "224.0.0.1",
                "239.1.1.1",
                "240.0.0.1",
                "255.255.255.255",
                "::1",
                "::",
                "::ffff:10.0.0.1",
                "fe80::1",
                "fc00::1",
                "fd12:3456::1",
                "ff02::1",
                "2002:0a00:0001::1",
                "2001::1",
                "2001:db8::1",
                "64:ff9b::a00:1"
            })
    void an_address_that_is_not_of_the_public_network_is_not_called(String address)
            throws Exception {
        assertThat(AddressFilter.isPublic(InetAddress.getByName(address))).isFalse();
        var host = address.contains(":") ? "[" + address + "]" : address;
        assertThatThrownBy(() -> STRICT.resolved(STRICT.endpoint("https://" + host + "/hook")))
                .isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "8.8.8.8",
                "100.63.1.1",
                "172.32.0.1",
                "198.20.0.1",
                "2606:4700::1",
                "2a00:1450::1"
            })
    void an_address_of_the_public_network_may_be_called(String address) throws Exception {
        assertThat(AddressFilter.isPublic(InetAddress.getByName(address))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.org/hook",
                "ftp://example.org/",
                "https:///hook",
                "example.org/hook",
                "https://user:word@example.org/hook",
                "https://example.org/hook#part",
                "not an address",
                "file:///etc/passwd",
                "http://127.0.0.1/hook"
            })
    void an_address_of_another_form_is_refused(String address) {
        assertThatThrownBy(() -> STRICT.endpoint(address)).isInstanceOf(Forbidden.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"https://localhost/hook", "https://127.0.0.1:8443/hook"})
    void this_machine_is_called_only_where_a_setting_says_so(String address) throws Exception {
        assertThatThrownBy(() -> STRICT.resolved(STRICT.endpoint(address)))
                .isInstanceOf(Forbidden.class);
        var forTrying = new AddressFilter(true);
        assertThat(forTrying.resolved(forTrying.endpoint(address)).isLoopbackAddress()).isTrue();
        assertThatThrownBy(() -> forTrying.resolved(forTrying.endpoint("http://10.0.0.1/hook")))
                .isInstanceOf(Forbidden.class);
    }
}
