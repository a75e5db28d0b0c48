package org.throughline.referrals;

import java.util.Objects;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.eventsourcing.eventstore.GlobalIndexConsistencyMarker;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.correlation.CorrelationDataProviderRegistry;
import org.axonframework.messaging.core.correlation.DefaultCorrelationDataProviderRegistry;
import org.axonframework.messaging.core.unitofwork.ProcessingLifecycle;
import org.axonframework.messaging.eventstreaming.Tag;
import org.axonframework.update.UpdateCheckerConfigurationEnhancer;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Decider;
import org.throughline.casefile.admission.Deciders;
import org.throughline.referrals.Answer.Done;
import org.throughline.referrals.Request.ToAmend;
import org.throughline.referrals.Request.ToDecide;
import org.throughline.referrals.Request.ToEnter;
import org.throughline.referrals.Request.ToFire;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;
import org.throughline.referrals.known.KnownCases;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.log.Redelivery;
import org.throughline.referrals.stored.PersonalSeal;

/**
 * Axon Framework, wired by hand in this one file: command bus, units of work and the event store
 * over our log.
 */
final class AxonWiring implements AutoCloseable {
    static final String FIRE = "FireTimer";
    static final String ENTER = "EnterRegister";
    static final String AMEND = "AmendRegister";
    private static final MessageType ANSWER = new MessageType("Answer");

    /** Comes after the event store has learnt where its events stand. */
    private static final ProcessingLifecycle.Phase WHEN_PLACED =
            () -> ProcessingLifecycle.DefaultPhases.AFTER_COMMIT.order() + 1;

    private final LogAccess log;
    private final PersonalSeal seal;
    private final KnownCases known;
    private final AxonConfiguration configuration;
    private final CommandBus bus;

    AxonWiring(LogAccess log, Redelivery redelivery, KnownCases known) {
        this.log = log;
        this.known = known;
        this.seal = new PersonalSeal(log.keys());
        var handlers = new DeskHandlers(log.onceKeys(), redelivery, known, seal);
        var registers = new RegisterHandlers(log.onceKeys());
        this.configuration =
                EventSourcingConfigurer.create()
                        // Axon's vendor is not called from a machine that holds casework.
                        .componentRegistry(registry ->
                                registry.disableEnhancer(UpdateCheckerConfigurationEnhancer.class))
                        // What an event carries is ours to say: Axon would write ids of its own
                        // messages over the ids of our commands.
                        .componentRegistry(registry ->
                                registry.registerComponent(
                                        CorrelationDataProviderRegistry.class,
                                        c -> new DefaultCorrelationDataProviderRegistry()))
                        .registerEventStorageEngine(c -> log.engine())
                        .registerTagResolver(c ->
                                event -> {
                                    var stream = event.metadata().get(EventSourcing.STREAM);
                                    return stream == null
                                            ? Set.of()
                                            : Set.of(new Tag(EventSourcing.STREAM, stream));
                                })
                        .registerCommandHandlingModule(module(handlers, registers))
                        .start();
        this.bus = configuration.getComponent(CommandBus.class);
    }

    private CommandHandlingModule.CommandHandlerPhase module(
            DeskHandlers handlers, RegisterHandlers registers) {
        var phase = CommandHandlingModule.named("desk").commandHandlers();
        for (var decider : Deciders.all(new ContractFieldTypes(Contract.standard()))) {
            phase =
                    phase.commandHandler(
                            new QualifiedName(decider.name()), deciding(decider, handlers));
        }
        return phase.commandHandler(new QualifiedName(FIRE), handler(ToFire.class, handlers::fire))
                .commandHandler(new QualifiedName(ENTER), handler(ToEnter.class, registers::enter))
                .commandHandler(new QualifiedName(AMEND), handler(ToAmend.class, registers::amend));
    }

    private CommandHandler deciding(Decider<?, ?> decider, DeskHandlers handlers) {
        return handler(
                ToDecide.class, (request, store) -> handlers.decide(decider, request, store));
    }

    private interface Handling<R> {
        Answer handle(R request, EventSourcing log);
    }

    private <R> CommandHandler handler(Class<R> type, Handling<R> handling) {
        return (message, context) -> {
            var dispatched = (Dispatched) payload(message.payload());
            var transaction = context.component(EventStore.class).transaction(context);
            context.runOn(
                    WHEN_PLACED,
                    _ ->
                            dispatched
                                    .position()
                                    .set(
                                            GlobalIndexConsistencyMarker.position(
                                                    transaction.appendPosition())));
            var sourcing =
                    new EventSourcing(
                            transaction,
                            context,
                            log.knownUpTo(),
                            dispatched.mayTrustMemory(),
                            seal);
            dispatched.sourcing().set(sourcing);
            var answer = handling.handle(type.cast(dispatched.request()), sourcing);
            return MessageStream.just(new GenericCommandResultMessage(ANSWER, answer));
        };
    }

    private static Object payload(@Nullable Object payload) {
        return Objects.requireNonNull(payload, "a message without payload");
    }

    /**
     * A request on the bus.
     *
     * @param mayTrustMemory whether what this node remembers of the case may do
     * @param erasures known of before anything of the case was read
     * @param position where its events stand, once they are appended
     * @param sourcing what it has read and appended
     */
    private record Dispatched(
            Request request,
            boolean mayTrustMemory,
            long erasures,
            AtomicLong position,
            AtomicReference<@Nullable EventSourcing> sourcing) {}

    /** Completes after the commit; exceptionally when it was refused by the log. */
    CompletableFuture<Answer> dispatch(String name, Request request, boolean mayTrustMemory) {
        var dispatched =
                new Dispatched(
                        request,
                        mayTrustMemory,
                        known.erasures(),
                        new AtomicLong(),
                        new AtomicReference<>());
        return bus.dispatch(
                        new GenericCommandMessage(
                                new MessageType(new QualifiedName(name), "1"), dispatched),
                        null)
                .thenApply(result -> (Answer) payload(result.payload()))
                .thenApply(answer ->
                        answer instanceof Done done && !done.repeated()
                                ? remembered(done.at(dispatched.position().get()), dispatched)
                                : answer);
    }

    private Done remembered(Done done, Dispatched dispatched) {
        var sourcing = dispatched.sourcing().get();
        var after = sourcing == null ? null : sourcing.after(done.caseId(), done.position());
        if (after != null) {
            known.remember(done.caseId(), after, dispatched.erasures());
        }
        return done;
    }

    /** What Axon was put together from. */
    AxonConfiguration configuration() {
        return configuration;
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
