package org.throughline.server.node;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class RetentionSettingsTest {
    private static final Set<String> REASONS = Set.of("resolved", "moved-away");

    @Test
    void a_reason_has_its_own_time_or_that_of_all() {
        var settings = new RetentionSettings(12, Map.of("moved-away", 24));

        assertThat(settings.floor("moved-away")).isEqualTo(24);
        assertThat(settings.floor("resolved")).isEqualTo(12);
    }

    @Test
    void a_variable_of_the_environment_names_it_without_its_hyphen() {
        var settings = new RetentionSettings(12, Map.of("movedaway", 24));

        assertThat(settings.floor("moved-away")).isEqualTo(24);
        assertThat(settings.unknown(REASONS)).isEmpty();
    }

    @Test
    void a_reason_that_does_not_exist_is_found() {
        assertThat(new RetentionSettings(12, Map.of("moved-off", 24)).unknown(REASONS))
                .contains("moved-off");
    }
}
