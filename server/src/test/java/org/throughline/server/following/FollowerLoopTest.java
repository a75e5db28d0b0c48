package org.throughline.server.following;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.register.RegisterEntry.BankHoliday;

/** A follower for whom nobody waits leaves the machine to those who record. */
class FollowerLoopTest {
    private static final Duration WORK = Duration.ofSeconds(2);
    private static final int PAGE = 498;
    private static final BankHoliday SOMETHING = new BankHoliday(LocalDate.of(2026, 12, 25));

    /** A log of which two pages are there, and that grows while the first of them is taken. */
    private static final class GrowingLog implements LogReader {
        private final int page;
        private volatile long head;

        GrowingLog(int page) {
            this.page = page;
            this.head = 2L * page;
        }

        @Override
        public List<LogEntry> after(long position, int limit) {
            // A page ends with a whole commit: it is shorter than what was asked for.
            return LongStream.rangeClosed(position + 1, Math.min(position + page, 2L * page))
                    .<LogEntry>mapToObj(at -> new RegisterChange(at, Instant.EPOCH, SOMETHING))
                    .toList();
        }

        @Override
        public long head() {
            return head;
        }

        @Override
        public long known() {
            return head;
        }

        @Override
        public void awaitBeyond(long position, Duration atMost) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(atMost.toMillis());
        }
    }

    private final class SlowFollower implements LogFollower {
        private final GrowingLog log;
        private final long grows;
        private final List<Long> begun = Collections.synchronizedList(new ArrayList<>());
        private volatile long position;

        SlowFollower(GrowingLog log, long grows) {
            this.log = log;
            this.grows = grows;
        }

        @Override
        public String name() {
            return "slow";
        }

        @Override
        public long position() {
            return position;
        }

        @Override
        public boolean isAwaited() {
            return false;
        }

        @Override
        public void follow(List<LogEntry> entries) {
            begun.add(System.nanoTime());
            try {
                TimeUnit.MILLISECONDS.sleep(WORK.toMillis());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            log.head += grows;
            position = entries.getLast().position();
        }
    }

    private Duration betweenPages(long grows) throws InterruptedException, TimeoutException {
        var log = new GrowingLog(PAGE);
        var follower = new SlowFollower(log, grows);
        try (var loop = new FollowerLoop(follower, log)) {
            loop.start();
            loop.await(2L * PAGE, Duration.ofSeconds(20));
        }
        return Duration.ofNanos(follower.begun.get(1) - follower.begun.get(0));
    }

    @Test
    void it_leaves_half_of_its_time_to_those_who_record_faster_than_it_follows()
            throws InterruptedException, TimeoutException {
        assertThat(betweenPages(PAGE)).isGreaterThanOrEqualTo(WORK.multipliedBy(2));
    }

    /** Fails once on its second page. */
    private static final class StumblingFollower implements LogFollower {
        private final List<Long> pages = Collections.synchronizedList(new ArrayList<>());
        private final AtomicInteger asked = new AtomicInteger();
        private volatile long position;

        @Override
        public String name() {
            return "stumbling";
        }

        @Override
        public long position() {
            asked.incrementAndGet();
            return position;
        }

        @Override
        public void follow(List<LogEntry> entries) {
            pages.add(entries.getFirst().position());
            if (pages.size() == 2) {
                throw new IllegalStateException("once");
            }
            position = entries.getLast().position();
        }
    }

    @Test
    void it_knows_how_far_it_is_until_something_fails()
            throws InterruptedException, TimeoutException {
        var follower = new StumblingFollower();
        try (var loop = new FollowerLoop(follower, new GrowingLog(10))) {
            loop.start();
            loop.await(20, Duration.ofSeconds(20));
        }
        assertThat(follower.pages).containsExactly(1L, 11L, 11L);
        assertThat(follower.asked).hasValue(2);
    }

    @Test
    void it_goes_on_at_once_where_little_is_recorded()
            throws InterruptedException, TimeoutException {
        assertThat(betweenPages(1)).isLessThan(WORK.multipliedBy(2));
    }

    /** A log in which one entry comes after the other. */
    private static final class TricklingLog implements LogReader {
        private static final long ENTRIES = 100;
        private static final Duration BETWEEN = Duration.ofMillis(10);
        private final long begun = System.nanoTime();

        @Override
        public List<LogEntry> after(long position, int limit) {
            return LongStream.rangeClosed(position + 1, head())
                    .<LogEntry>mapToObj(at -> new RegisterChange(at, Instant.EPOCH, SOMETHING))
                    .toList();
        }

        @Override
        public long head() {
            return Math.min(ENTRIES, (System.nanoTime() - begun) / BETWEEN.toNanos());
        }

        @Override
        public long known() {
            return head();
        }

        @Override
        public void awaitBeyond(long position, Duration atMost) throws InterruptedException {
            TimeUnit.MILLISECONDS.sleep(1);
        }
    }

    /** Counts its pages; nobody waits for it. */
    private record Counting(AtomicInteger pages) implements LogFollower {
        @Override
        public String name() {
            return "counting";
        }

        @Override
        public long position() {
            return 0;
        }

        @Override
        public boolean isAwaited() {
            return false;
        }

        @Override
        public void follow(List<LogEntry> entries) {
            pages.incrementAndGet();
        }
    }

    @Test
    void it_takes_together_what_comes_close_together()
            throws InterruptedException, TimeoutException {
        var follower = new Counting(new AtomicInteger());
        try (var loop = new FollowerLoop(follower, new TricklingLog())) {
            loop.start();
            loop.await(TricklingLog.ENTRIES, Duration.ofSeconds(20));
        }
        assertThat(follower.pages()).hasValueLessThan(20);
    }
}
