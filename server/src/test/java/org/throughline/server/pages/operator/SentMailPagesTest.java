package org.throughline.server.pages.operator;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;

/** Kept mails hold links that open something, so only a demonstration shows them. */
class SentMailPagesTest {
    private final ApplicationContextRunner runner =
            new ApplicationContextRunner().withUserConfiguration(SentMailPages.class);

    @Test
    void there_is_no_page_of_sent_mail_outside_a_demonstration() {
        runner.run(context -> assertThat(context).doesNotHaveBean(SentMailPages.class));
        runner.withPropertyValues("throughline.demonstration=false")
                .run(context -> assertThat(context).doesNotHaveBean(SentMailPages.class));
    }

    @Test
    void a_demonstration_asks_for_it() {
        runner.withPropertyValues("throughline.demonstration=true")
                .run(context -> assertThat(context).hasFailed());
    }
}
