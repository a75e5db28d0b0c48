package org.throughline.casefile.statistics;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.statistics.ResponseTimes.Answered;

class ResponseTimesTest {

    @Test
    void fewer_than_twenty_answers_are_no_base() {
        assertThat(ResponseTimes.of(answers(19, 10)))
                .isEqualTo(new ResponseTimes(null, null, null));
    }

    @Test
    void twenty_answers_have_a_median_and_a_ninetieth_percentile() {
        assertThat(ResponseTimes.of(answers(20, 10))).isEqualTo(new ResponseTimes(10, 18, 50));
    }

    @Test
    void a_share_that_would_tell_of_fewer_than_five_is_left_out() {
        assertThat(ResponseTimes.of(answers(20, 4)).inTimePercent()).isNull();
        assertThat(ResponseTimes.of(answers(20, 5)).inTimePercent()).isEqualTo(25);
        assertThat(ResponseTimes.of(answers(20, 15)).inTimePercent()).isEqualTo(75);
        assertThat(ResponseTimes.of(answers(20, 16)).inTimePercent()).isNull();
    }

    /** After 1, 2, 3 and so on hours; the first ones in time. */
    private static List<Answered> answers(int number, int inTime) {
        return IntStream.rangeClosed(1, number)
                .mapToObj(hour -> new Answered(Duration.ofHours(hour), hour <= inTime))
                .toList();
    }
}
