package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.RecordedEvent;
import org.throughline.casefile.reference.Comparison;
import org.throughline.casefile.reference.Town;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.register.SetupFile;

/**
 * Two caseworkers write the same case at once from two nodes, over random commands of all kinds. A
 * few cases; with {@code -Dcampaign=whole} two hundred for ten minutes.
 */
class TwoCaseworkersIT {
    private static final boolean IS_WHOLE = "whole".equals(System.getProperty("campaign"));
    private static final int CASES = IS_WHOLE ? Integer.getInteger("campaign.cases", 200) : 3;
    private static final int PAIRS = IS_WHOLE ? 4 : 3;
    private static final int STEPS_MAX = IS_WHOLE ? Integer.MAX_VALUE : 25;
    private static final Duration WHOLE = Duration.ofMinutes(Long.getLong("campaign.minutes", 10));
    private static final long SEED = Long.getLong("campaign.seed", 20_250_303L);

    private final Town town =
            Town.of(SetupFile.read(TestDesk.json("setup.json"), Register.EMPTY).entries());
    private final List<String> wrong = new ArrayList<>();
    private final Map<String, Integer> answers = new TreeMap<>();
    private final Set<String> kinds = new TreeSet<>();
    private int events;

    @Test
    void nothing_is_lost_every_refusal_is_explained_and_the_reference_agrees_at_every_step()
            throws InterruptedException, ExecutionException {
        try (var node = new TestDesk();
                var log = node.logOfAnotherNode();
                var other = node.over(log);
                var pairs = Executors.newFixedThreadPool(PAIRS)) {
            var register = node.desk.registers().now();
            var cases = new ArrayList<Callable<ContestedCase>>();
            for (var number = 1; number <= CASES; number++) {
                var seed = SEED + number;
                cases.add(() -> told("TW-" + seed, seed, node.desk, other));
            }
            for (var told : pairs.invokeAll(cases)) {
                take(told.get(), register);
            }
        }
        System.out.println("two caseworkers: " + events + " events, answers " + answers);
        assertThat(wrong).isEmpty();
        assertThat(answers.get("Done")).isGreaterThan(CASES * 15);
        assertThat(answers).containsKeys("repeated", "VERSION_CONFLICT", "REFERRAL_STATE");
        assertThat(kinds).contains("ReferralSent", "EventCorrected").hasSizeGreaterThan(20);
    }

    private static ContestedCase told(String caseId, long seed, Desk node, Desk other) {
        var share = WHOLE.multipliedBy(PAIRS).dividedBy(CASES);
        var end = System.nanoTime() + share.toNanos();
        try (var contested = new ContestedCase(caseId, seed, node, other)) {
            contested.open();
            for (var step = 0; step < STEPS_MAX && System.nanoTime() < end; step++) {
                contested.step();
            }
            return contested;
        }
    }

    private void take(ContestedCase contested, Register register) {
        contested.wrong.forEach(it -> wrong.add(contested.caseId + ": " + it));
        contested.answers.forEach((answer, times) -> answers.merge(answer, times, Integer::sum));
        kinds.addAll(contested.history().stream().map(RecordedEvent::type).toList());
        events += contested.history().size();
        Comparison.differenceAtAnyStep(town, register, contested.history())
                .ifPresent(it -> wrong.add(contested.caseId + ": " + it));
    }
}
