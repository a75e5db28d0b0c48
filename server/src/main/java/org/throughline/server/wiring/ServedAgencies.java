package org.throughline.server.wiring;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.referrals.Desk;
import org.throughline.referrals.register.SetupFile;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.Settings;

/**
 * The registers as this node knows them: from the log, or on an agency's premises from its set-up
 * file.
 */
@Component
public class ServedAgencies {
    private final ObjectProvider<Desk> desk;
    private final Register ofFile;

    ServedAgencies(Settings settings, ObjectProvider<Desk> desk) {
        this.desk = desk;
        this.ofFile = read(settings.setup());
    }

    private static Register read(java.nio.file.@Nullable Path file) {
        if (file == null) {
            return Register.EMPTY;
        }
        try {
            var setup = SetupFile.read(DomainJson.read(Files.readAllBytes(file)), Register.EMPTY);
            if (!setup.violations().isEmpty()) {
                throw new IllegalStateException("the set-up file is wrong: " + setup.violations());
            }
            var register = Register.EMPTY;
            for (var entry : setup.entries()) {
                register = register.with(entry);
            }
            return register;
        } catch (IOException e) {
            throw new UncheckedIOException("the set-up file cannot be read", e);
        }
    }

    /** The registers now. */
    public Register register() {
        var casework = desk.getIfAvailable();
        return casework == null ? ofFile : casework.registers().now();
    }

    public List<AgencyId> all() {
        return register().agencies().stream().map(Agency::code).toList();
    }
}
