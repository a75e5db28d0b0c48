package org.throughline.views.caseload;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class CaseworkerLoadTest {

    @Test
    void eighty_open_cases_are_carried_and_one_more_is_too_many() {
        assertThat(new CaseworkerLoad("CW-1", 80, 240).isTooMuch()).isFalse();
        assertThat(new CaseworkerLoad("CW-1", 81, 81).isTooMuch()).isTrue();
    }
}
