package org.throughline.agencies.kafka.broker;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BrokerTest {
    private static final String SECRET = "k7-very-secret";

    @TempDir private Path folder;

    private Path file(String text) throws IOException {
        return Files.writeString(folder.resolve("client.properties"), text);
    }

    @Test
    void what_kafkas_own_clients_need_is_handed_to_every_client() throws IOException {
        var broker =
                Broker.at(
                        "kafka:9093",
                        file(
                                "security.protocol=SASL_SSL\nssl.truststore.location=/etc/trust.p12\n"));
        assertThat(broker.settings(Map.of("acks", "all")))
                .isEqualTo(
                        Map.of(
                                "bootstrap.servers",
                                "kafka:9093",
                                "security.protocol",
                                "SASL_SSL",
                                "ssl.truststore.location",
                                "/etc/trust.p12",
                                "acks",
                                "all"));
    }

    @Test
    void nothing_else_may_be_set_and_no_secret_is_in_what_is_said() throws IOException {
        var wrong = file("sasl.jaas.config=" + SECRET + "\nacks=0\n");
        assertThatThrownBy(() -> Broker.at("kafka:9093", wrong))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("acks may not be set")
                .hasMessageNotContaining(SECRET);
        var right = Broker.at("kafka:9093", file("sasl.jaas.config=" + SECRET));
        assertThat(right.toString()).doesNotContain(SECRET);
    }

    @Test
    void a_file_that_is_not_there_or_cannot_be_read_is_said() throws IOException {
        assertThatThrownBy(() -> Broker.at("kafka:9093", folder.resolve("none")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
        var torn = file("security.protocol=\\u00");
        assertThatThrownBy(() -> Broker.at("kafka:9093", torn))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("cannot be read");
    }
}
