package org.throughline.server.machines;

import java.time.Clock;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.referrals.Desk;
import org.throughline.server.wiring.ServedAgencies;

/**
 * Finds the machine of an agency that is to get a key, or enters a new one into the registers. On
 * an agency's premises the registers come from a file, and only a machine that stands there is
 * found.
 */
@Component
public class Registering {
    private static final int MACHINES_MAX = 20;

    private final ServedAgencies registers;
    private final ObjectProvider<Desk> desk;
    private final Machines machines;
    private final Clock clock;

    Registering(
            ServedAgencies registers, ObjectProvider<Desk> desk, Machines machines, Clock clock) {
        this.registers = registers;
        this.desk = desk;
        this.machines = machines;
        this.clock = clock;
    }

    /**
     * The reference of a machine of this agency.
     *
     * @param named the one that is meant; null for one that has no key yet, or for a new one
     */
    public Optional<String> machineOf(String agencyCode, @Nullable String named) {
        var agency = agency(agencyCode);
        if (agency.isEmpty()) {
            return Optional.empty();
        }
        if (named != null) {
            return machines.registered(named)
                    .filter(staff -> staff.agency().equals(agency.get().code()))
                    .map(staff -> staff.person().value());
        }
        return registers.register().staff().stream()
                .filter(staff -> isMachineOf(staff, agency.get().code()))
                .map(staff -> staff.person().value())
                .filter(reference -> machines.key(reference).isEmpty())
                .findFirst()
                .or(() -> entered(agency.get()));
    }

    /** Whether there is an agency of this code. */
    public boolean isAgency(String code) {
        return agency(code).isPresent();
    }

    private Optional<Agency> agency(String code) {
        return registers.register().agencies().stream()
                .filter(one -> one.code().value().equals(code))
                .findFirst();
    }

    private static boolean isMachineOf(Staff staff, AgencyId agency) {
        return staff.role() == Role.AGENCY_SYSTEM && staff.agency().equals(agency);
    }

    private Optional<String> entered(Agency agency) {
        var casework = desk.getIfAvailable();
        if (casework == null) {
            return Optional.empty();
        }
        for (int number = 1; number <= MACHINES_MAX; number++) {
            var reference = new PersonId(agency.code() + "-S" + number);
            if (registers.register().staff(reference).isEmpty()) {
                var machine =
                        new Staff(
                                reference,
                                "machine " + number + " of " + agency.name(),
                                Role.AGENCY_SYSTEM,
                                agency.code(),
                                null,
                                agency.email());
                casework.enter(List.of(machine), clock.instant());
                return Optional.of(reference.value());
            }
        }
        return Optional.empty();
    }
}
