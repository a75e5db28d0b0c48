package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent small, and what is not. */
class AssetsIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();

    @ParameterizedTest
    @ValueSource(strings = {"/assets/throughline.css", "/assets/htmx.min.js"})
    void what_is_the_same_for_everybody_is_sent_small(String path) {
        assertThat(packing(path)).isEqualTo("gzip");
    }

    /** Its length would tell about the secrets in it to whoever may choose another part of it. */
    @Test
    void a_page_is_sent_as_it_is() {
        assertThat(packing("/cases?reference=BF-01")).isEmpty();
        assertThat(packing("/sign-in")).isEmpty();
    }

    private static String packing(String path) {
        HttpResponse<String> answer =
                PROGRAM.send(
                        HttpRequest.newBuilder(java.net.URI.create(PROGRAM.address() + path))
                                .header("Accept-Encoding", "gzip")
                                .GET());
        return answer.headers().firstValue("Content-Encoding").orElse("");
    }
}
