package org.throughline.server.wiring;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.server.node.Settings;
import org.throughline.server.node.WrongSetting;

/** What is wrong about the broker is said before anything is started. */
class AddressesTest {
    @TempDir private Path folder;

    private Settings settings(@Nullable String kafka, Path client) {
        return new Settings(
                null, folder, false, null, null, null, kafka, client, null, null, null, null);
    }

    @Test
    void a_file_that_may_not_be_used_is_refused_by_name() throws IOException {
        var file = Files.writeString(folder.resolve("client.properties"), "acks=0\n");
        assertThatThrownBy(() -> new Addresses(settings("127.0.0.1:1", file)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("throughline.kafka-client: acks may not be set");
    }

    @Test
    void how_a_broker_is_reached_needs_where_it_is() throws IOException {
        var file = Files.writeString(folder.resolve("client.properties"), "");
        assertThatThrownBy(() -> new Addresses(settings(null, file)))
                .isInstanceOf(WrongSetting.class)
                .hasMessageContaining("throughline.kafka is missing");
    }
}
