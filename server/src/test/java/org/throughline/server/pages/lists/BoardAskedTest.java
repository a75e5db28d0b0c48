package org.throughline.server.pages.lists;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.web.util.UriComponentsBuilder;
import org.throughline.views.board.ReferralBoard.Place;

class BoardAskedTest {
    private static final Place PLACE =
            new Place(Instant.parse("2026-03-04T11:45:00.123456Z"), "BF-0101", "bf0101-r1");

    @Test
    void the_next_page_begins_where_this_one_ended_and_keeps_the_filter() {
        var query = new BoardAsked("TB", "overdue", null).query(PLACE);
        var read =
                UriComponentsBuilder.fromUriString("/board" + query).build(true).getQueryParams();
        var again =
                new BoardAsked(
                        read.getFirst("agency"),
                        read.getFirst("turn"),
                        java.net.URLDecoder.decode(
                                String.valueOf(read.getFirst("after")),
                                java.nio.charset.StandardCharsets.UTF_8));
        assertThat(again.place()).isEqualTo(PLACE);
        assertThat(again.filter().agency()).isEqualTo("TB");
        assertThat(again.filter().isOverdue()).isTrue();
        assertThat(again.filter().turn()).isNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "yesterday", "yesterday~BF-0101~r1", "2026-03-04T11:45:00Z~BF-0101"})
    void what_is_no_place_is_the_first_page(String after) {
        assertThat(new BoardAsked(null, null, after).place()).isNull();
    }
}
