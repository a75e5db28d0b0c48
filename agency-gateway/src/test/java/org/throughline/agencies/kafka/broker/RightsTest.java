package org.throughline.agencies.kafka.broker;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.ids.AgencyId;

class RightsTest {
    private static final AgencyId HOMES = new AgencyId("TB");

    @Test
    void the_rights_that_an_administrator_gives_stand_in_the_handbook_word_for_word()
            throws IOException {
        var rights = new ArrayList<>(Rights.casework(HOMES, "User:casework"));
        rights.addAll(Rights.gateway(HOMES, "User:gateway"));
        rights.addAll(Rights.taking(HOMES, "User:gateway"));
        var given =
                Files.readAllLines(Path.of("../docs/operations.md")).stream()
                        .filter(line -> line.startsWith("--add "))
                        .toList();
        assertThat(given).isEqualTo(Rights.words(rights));
    }
}
