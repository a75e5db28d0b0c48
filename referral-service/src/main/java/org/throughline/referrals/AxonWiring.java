package org.throughline.referrals;

import java.util.Set;
import java.util.concurrent.CompletableFuture;
import org.axonframework.common.configuration.AxonConfiguration;
import org.axonframework.eventsourcing.configuration.EventSourcingConfigurer;
import org.axonframework.eventsourcing.eventstore.EventStorageEngine;
import org.axonframework.eventsourcing.eventstore.EventStore;
import org.axonframework.messaging.commandhandling.CommandBus;
import org.axonframework.messaging.commandhandling.CommandHandler;
import org.axonframework.messaging.commandhandling.GenericCommandMessage;
import org.axonframework.messaging.commandhandling.GenericCommandResultMessage;
import org.axonframework.messaging.commandhandling.configuration.CommandHandlingModule;
import org.axonframework.messaging.core.MessageStream;
import org.axonframework.messaging.core.MessageType;
import org.axonframework.messaging.core.QualifiedName;
import org.axonframework.messaging.core.unitofwork.ProcessingContext;
import org.axonframework.messaging.eventstreaming.Tag;
import org.throughline.casefile.Decider;
import org.throughline.casefile.admission.Deciders;
import org.throughline.referrals.Request.ToDecide;
import org.throughline.referrals.Request.ToEnter;
import org.throughline.referrals.Request.ToFire;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ContractFieldTypes;

/**
 * Axon Framework, wired by hand in this one file: command bus, units of work and the event store
 * over our log.
 */
final class AxonWiring implements AutoCloseable {
    static final String FIRE = "FireTimer";
    static final String ENTER = "EnterRegister";
    private static final MessageType ANSWER = new MessageType("Answer");

    static {
        // Axon's vendor is not called from a machine that holds casework.
        System.setProperty("axoniq.update-checker.disabled", "true");
    }

    private final AxonConfiguration configuration;
    private final CommandBus bus;

    AxonWiring(EventStorageEngine engine, OnceKeys onceKeys) {
        var handlers = new DeskHandlers(onceKeys);
        this.configuration =
                EventSourcingConfigurer.create()
                        .registerEventStorageEngine(c -> engine)
                        .registerTagResolver(c ->
                                event -> {
                                    var stream = event.metadata().get(DeskHandlers.STREAM);
                                    return stream == null
                                            ? Set.of()
                                            : Set.of(new Tag(DeskHandlers.STREAM, stream));
                                })
                        .registerCommandHandlingModule(module(handlers))
                        .start();
        this.bus = configuration.getComponent(CommandBus.class);
    }

    private static CommandHandlingModule.CommandHandlerPhase module(DeskHandlers handlers) {
        var phase = CommandHandlingModule.named("desk").commandHandlers();
        for (var decider : Deciders.all(new ContractFieldTypes(Contract.standard()))) {
            phase =
                    phase.commandHandler(
                            new QualifiedName(decider.name()), deciding(decider, handlers));
        }
        return phase.commandHandler(new QualifiedName(FIRE), handler(ToFire.class, handlers::fire))
                .commandHandler(new QualifiedName(ENTER), handler(ToEnter.class, handlers::enter));
    }

    private static CommandHandler deciding(Decider<?, ?> decider, DeskHandlers handlers) {
        return (message, context) ->
                answer(
                        handlers.decide(
                                decider,
                                (ToDecide<?>) payload(message.payload()),
                                store(context),
                                context));
    }

    private interface Handling<R> {
        Answer handle(R request, EventStore store, ProcessingContext context);
    }

    private static <R> CommandHandler handler(Class<R> type, Handling<R> handling) {
        return (message, context) ->
                answer(
                        handling.handle(
                                type.cast(payload(message.payload())), store(context), context));
    }

    private static Object payload(@org.jspecify.annotations.Nullable Object payload) {
        return java.util.Objects.requireNonNull(payload, "a command message without payload");
    }

    private static EventStore store(ProcessingContext context) {
        return context.component(EventStore.class);
    }

    private static MessageStream.Single<
                    org.axonframework.messaging.commandhandling.CommandResultMessage>
            answer(Answer answer) {
        return MessageStream.just(new GenericCommandResultMessage(ANSWER, answer));
    }

    /** Completes after the commit; exceptionally when it was refused by the log. */
    CompletableFuture<Answer> dispatch(String name, Request request) {
        return bus.dispatch(
                        new GenericCommandMessage(
                                new MessageType(new QualifiedName(name), "1"), request),
                        null)
                .thenApply(result -> (Answer) payload(result.payload()));
    }

    @Override
    public void close() {
        configuration.shutdown();
    }
}
