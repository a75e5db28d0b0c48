package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** Several nodes on one log do the same at the same moment. */
class TwoSealersIT {
    private static final int NODES = 4;
    private static final int FACTS_AT_ONCE = 7;

    @Test
    void nodes_that_seal_at_once_make_one_tree() throws Exception {
        try (var golden = new GoldenLog()) {
            var barrier = new CyclicBarrier(NODES);
            atOnce(() -> {
                var node = golden.sealing();
                for (long at = 0; at < golden.log.head(); at += FACTS_AT_ONCE) {
                    barrier.await(30, TimeUnit.SECONDS);
                    node.follow(at, FACTS_AT_ONCE);
                }
                return true;
            });
            assertThat(golden.sealed().size()).isEqualTo(golden.log.head());
            try (var audit = golden.audit()) {
                audit.look(Long.MAX_VALUE / 2);
                assertThat(audit.trouble()).isEmpty();
                assertThat(audit.wholeAt()).isPresent();
            }
        }
    }

    @RepeatedTest(5)
    void nodes_that_start_at_once_with_one_folder_have_the_same_keys() throws Exception {
        try (var golden = new GoldenLog()) {
            var barrier = new CyclicBarrier(NODES);
            var opened =
                    atOnce(() -> {
                        barrier.await(30, TimeUnit.SECONDS);
                        return golden.keys(golden.keys);
                    });
            for (var keys : opened) {
                assertThat(keys.signing()).isPresent();
                assertThat(keys.policy()).isEqualTo(opened.getFirst().policy());
            }
            // And those that come later find keys that fit as well.
            assertThat(golden.keys(golden.keys).signing()).isPresent();
        }
    }

    /** On threads of their own: the common pool has none to spare on two cores. */
    private static <T> List<T> atOnce(Callable<T> work) throws Exception {
        var threads = Executors.newFixedThreadPool(NODES);
        try {
            var futures = new ArrayList<Future<T>>();
            for (int i = 0; i < NODES; i++) {
                futures.add(threads.submit(work));
            }
            var answers = new ArrayList<T>();
            for (var future : futures) {
                answers.add(future.get());
            }
            return answers;
        } finally {
            threads.shutdownNow();
        }
    }
}
