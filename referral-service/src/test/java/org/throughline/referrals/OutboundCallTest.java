package org.throughline.referrals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.eventsourcing.eventstore.inmemory.InMemoryEventStorageEngine;
import org.axonframework.messaging.core.Context;
import org.axonframework.update.UpdateChecker;
import org.axonframework.update.UpdateCheckerHttpClient;
import org.junit.jupiter.api.Test;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonErased;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.referrals.known.KnownCases;
import org.throughline.referrals.log.FactReader;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.log.Redelivery;

class OutboundCallTest {
    private static final String SWITCH = "axoniq.update-checker.disabled";

    /**
     * Axon looks for test frameworks in the stack, so the desk is started from a thread without
     * them.
     */
    @Test
    void a_desk_has_nothing_that_could_ask_for_updates_whatever_the_machine_says()
            throws Exception {
        var before = Optional.ofNullable(System.getProperty(SWITCH));
        var found = new AtomicReference<>("nothing was started");
        System.clearProperty(SWITCH);
        try {
            var starting = new Thread(() -> found.set(checkersOfAStartedDesk()));
            starting.start();
            starting.join();
        } finally {
            before.ifPresent(value -> System.setProperty(SWITCH, value));
        }
        assertThat(found.get()).isEqualTo("none");
    }

    /** Of a desk that nobody hands anything in to. */
    private static final class NoKeys implements PersonKeys {
        @Override
        public String seal(DataSubject subject, String place, byte[] value) {
            throw new PersonErased();
        }

        @Override
        public Optional<byte[]> open(String place, String sealed) {
            return Optional.empty();
        }
    }

    private static String checkersOfAStartedDesk() {
        try (var axon =
                new AxonWiring(
                        new LogAccess(
                                new InMemoryEventStorageEngine(),
                                (scope, id) -> Optional.empty(),
                                (_, _) -> new FactReader.Slice(List.of(), 0),
                                Context.ResourceKey.withLabel("known up to"),
                                IllegalStateException.class,
                                new NoKeys()),
                        Redelivery.NONE,
                        new KnownCases())) {
            var checks = axon.configuration().getOptionalComponent(UpdateChecker.class).isPresent();
            var calls =
                    axon.configuration()
                            .getOptionalComponent(UpdateCheckerHttpClient.class)
                            .isPresent();
            return checks || calls ? "an update checker" : "none";
        }
    }
}
