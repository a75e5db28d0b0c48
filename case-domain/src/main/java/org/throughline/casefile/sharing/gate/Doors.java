package org.throughline.casefile.sharing.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.throughline.casefile.clocks.WorkingTime;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.memory.Basis;
import org.throughline.casefile.memory.Referral;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.sharing.EventTable;
import org.throughline.casefile.values.Grant;

/** The reasons for which one agency may see a case at one moment. */
record Doors(SharingState state, AgencyId agency, Instant at, Register register) {
    private static final int OPEN_AFTER_CLOSING_DAYS = 10;

    /** The unit in which the log keeps time. */
    private static final Duration SMALLEST = Duration.of(1, ChronoUnit.MICROS);

    private static final Set<DataClass> DERIVED =
            EnumSet.of(DataClass.IDENT, DataClass.CONTACT, DataClass.PLACE);

    List<Door> open() {
        var agreement = register.agreementInForce(agency, at);
        var known = register.agency(agency);
        if (agreement.isEmpty() || known.isEmpty() || isShut()) {
            return List.of();
        }
        var doors = new ArrayList<Door>();
        for (var referral : state.referrals().all()) {
            referralDoor(referral, known.get(), agreement.get()).ifPresent(doors::add);
        }
        for (var basis : state.bases().liveFor(agency, at)) {
            if (isInvited(basis) || isIntroduced(basis)) {
                doors.add(standingDoor(basis, known.get(), agreement.get()));
            }
        }
        return doors;
    }

    private boolean isShut() {
        return shutsAt().filter(shut -> !at.isBefore(shut)).isPresent();
    }

    /** When a closed case is shut to everyone; the last moment of its time is still open. */
    private Optional<Instant> shutsAt() {
        return Optional.ofNullable(state.closedAt())
                .map(closedAt ->
                        WorkingTime.of(register).plusDays(closedAt, OPEN_AFTER_CLOSING_DAYS))
                .map(last -> last.plus(SMALLEST));
    }

    /**
     * The first moment from this one on at which no door is open if nothing more is recorded; empty
     * when no end is in sight. Doors close by time only where a basis, an agreement or the time
     * after closing ends, so they are tried again at each such moment.
     */
    Optional<Instant> closeAt() {
        var ends =
                Stream.of(
                                Stream.of(at),
                                state.bases().byRef().values().stream()
                                        .flatMap(basis -> basis.endsAt().stream()),
                                register.agreementsWith(agency).stream()
                                        .map(agreement -> Register.endOf(agreement.to())),
                                shutsAt().stream())
                        .flatMap(moments -> moments)
                        .filter(end -> !end.isBefore(at))
                        .sorted();
        return ends.filter(end -> new Doors(state, agency, end, register).open().isEmpty())
                .findFirst();
    }

    /** R: a referral to the agency that has been sent and has not ended. */
    private Optional<Door> referralDoor(Referral referral, Agency known, Agreement agreement) {
        var terms = referral.sentUnder();
        if (!referral.agency().equals(agency) || terms == null || referral.state().isTerminal()) {
            return Optional.empty();
        }
        return state.bases()
                .find(terms.basisRef())
                .flatMap(basis ->
                        basis.grantFor(agency, at)
                                .map(grant ->
                                        new Door(
                                                agency,
                                                basis,
                                                classes(
                                                        grant,
                                                        known,
                                                        agreement,
                                                        terms.purpose().maySpecial()),
                                                topics(terms.items()),
                                                Set.copyOf(terms.items()))));
    }

    /** F: the case was listed for a meeting with the agency. */
    private boolean isInvited(Basis basis) {
        return state.forum().contains(agency)
                && basis.grantFor(agency, at)
                        .filter(grant -> grant.purposes().contains(Purpose.FORUM))
                        .isPresent();
    }

    /** I: the agency brought the case. */
    private boolean isIntroduced(Basis basis) {
        return agency.equals(state.sourceAgency()) && !basis.isSharingDecision();
    }

    /** Free text, special categories and offences leave only when a share set names them. */
    private Door standingDoor(Basis basis, Agency known, Agreement agreement) {
        var table = EventTable.standard();
        var classes =
                basis.grantFor(agency, at)
                        .map(grant -> classes(grant, known, agreement, false))
                        .orElse(Set.of());
        var derived =
                table.shareableItems().stream()
                        .filter(item ->
                                table.classOf(item)
                                        .filter(DERIVED::contains)
                                        .filter(classes::contains)
                                        .isPresent())
                        .collect(Collectors.toSet());
        return new Door(agency, basis, classes, Set.copyOf(EventTable.TOPICS), derived);
    }

    private static Set<DataClass> classes(
            Grant grant, Agency known, Agreement agreement, boolean maySpecial) {
        return grant.classes().stream()
                .filter(known.kind().mostItMayHold()::contains)
                .filter(agreement.classes()::contains)
                .filter(each -> maySpecial || each != DataClass.SPECIAL)
                .collect(Collectors.toSet());
    }

    private static Set<String> topics(List<String> items) {
        return items.stream()
                .flatMap(item -> EventTable.topicOf(item).stream())
                .collect(Collectors.toSet());
    }
}
