package org.throughline.referrals;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import org.throughline.casefile.Refusal;
import org.throughline.casefile.register.Amending;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.register.RegisterEntry.ForumResearch;
import org.throughline.casefile.register.RegisterEntry.StatisticsRelease;
import org.throughline.casefile.statistics.StatisticsRequest;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.Request.ToAmend;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.RegisterSpec;
import org.throughline.referrals.log.CaseHistories;
import org.throughline.referrals.register.RegisterBody;
import org.throughline.referrals.register.Registers;

/** Where entries of the registers are handed in one by one. */
final class RegisterDesk {
    private final Contract contract = Contract.standard();
    private final Registers registers;
    private final CaseHistories histories;
    private final Function<ToAmend, CompletableFuture<Answer>> dispatch;

    RegisterDesk(
            Registers registers,
            CaseHistories histories,
            Function<ToAmend, CompletableFuture<Answer>> dispatch) {
        this.registers = registers;
        this.histories = histories;
        this.dispatch = dispatch;
    }

    boolean takes(String command) {
        return contract.registerCommand(command).filter(RegisterBody::isEntry).isPresent();
    }

    /** The entry holds for everything that is handed in after the answer. */
    CompletableFuture<Answer> hand(Handed handed) {
        var spec = contract.registerCommand(handed.command()).orElseThrow();
        var body = RegisterBody.read(spec, handed.data());
        if (body.entry() == null) {
            return CompletableFuture.completedFuture(
                    new Refused(Refusal.VALIDATION, body.violations(), List.of()));
        }
        var hidden = hiddenCase(body.entry(), handed);
        if (hidden.isPresent()) {
            return CompletableFuture.completedFuture(hidden.get());
        }
        return enter(body.entry(), body.commandId(), spec, handed);
    }

    /** The counts are released, or were before; who asks for near ones gets those. */
    CompletableFuture<Answer> release(StatisticsRequest asked, long position, Handed handed) {
        var spec = contract.registerCommand(handed.command()).orElseThrow();
        var commandId = handed.data().path("commandId").asString();
        var release = new StatisticsRelease(commandId, asked, position);
        return enter(release, commandId, spec, handed);
    }

    private CompletableFuture<Answer> enter(
            RegisterEntry entry, String commandId, RegisterSpec spec, Handed handed) {
        var request =
                new ToAmend(
                        entry,
                        commandId,
                        Intake.digest(handed.command(), handed.data()),
                        spec.roles().contains(handed.by().role()),
                        handed.by(),
                        handed.at());
        return dispatch.apply(request)
                .thenApply(answer -> {
                    registers.refresh();
                    return answer;
                });
    }

    /** What a meeting says of a case stays, so this may be looked at before the registers are. */
    private Optional<Answer> hiddenCase(RegisterEntry entry, Handed handed) {
        return entry instanceof ForumResearch research
                ? new Amending(registers.now(), handed.by(), handed.at())
                        .hidden(research, histories.of(research.caseId()))
                        .map(hidden -> Refused.because(hidden.reason()))
                : Optional.empty();
    }
}
