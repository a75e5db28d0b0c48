package org.throughline.server.mailing;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.throughline.agencies.channels.link.LightLinkChannel;
import org.throughline.agencies.channels.mail.MailChannel;
import org.throughline.agencies.channels.mail.MailTransport;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.Role;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.wiring.ServedAgencies;

/** Has an agency reached by mail, or by light links, from now on. */
@Component
@OnNode(NodeRole.GATEWAY)
public class MailSetup {
    private final Connections connections;
    private final ServedAgencies registers;
    private final boolean hasServer;

    MailSetup(Connections connections, ServedAgencies registers, MailTransport transport) {
        this.connections = connections;
        this.registers = registers;
        this.hasServer = !(transport instanceof NoMailServer);
    }

    /** What came of it; {@code refused} is null when the channel is in use. */
    public record Result(String channel, @Nullable String person, @Nullable String refused) {}

    /** Notices that lead to the agency's pages. */
    public Result mail(AgencyId agency) {
        var why = whyNot(agency);
        if (why == null) {
            connections.use(Connection.by(MailChannel.CODE, agency, "", ""));
        }
        return new Result(MailChannel.CODE, null, why);
    }

    /**
     * Light links.
     *
     * @param named who reads and answers by them; null for the only one of the agency
     */
    public Result lightLink(AgencyId agency, @Nullable String named) {
        var reader = reader(agency, named);
        var why = whyNot(agency);
        if (why == null && reader.isEmpty()) {
            why =
                    "Name the registered person of the agency who reads and answers by the links; there is none, or more than one.";
        }
        if (why != null) {
            return new Result(LightLinkChannel.CODE, null, why);
        }
        var person = reader.orElseThrow().person();
        connections.use(LightLinkChannel.to(agency, person));
        return new Result(LightLinkChannel.CODE, person.value(), null);
    }

    private @Nullable String whyNot(AgencyId agency) {
        if (!hasServer) {
            return "No mail server is configured (throughline.mail.host).";
        }
        return registers.register().agency(agency).filter(one -> !one.email().isBlank()).isEmpty()
                ? "The agency has no registered address."
                : null;
    }

    private Optional<Staff> reader(AgencyId agency, @Nullable String named) {
        var officers = officers(agency);
        return officers.stream()
                .filter(staff ->
                        named == null ? officers.size() == 1 : staff.person().value().equals(named))
                .findFirst();
    }

    private List<Staff> officers(AgencyId agency) {
        return registers.register().staff().stream()
                .filter(staff -> isReader(staff, agency))
                .toList();
    }

    /**
     * Whether this person may still read and answer by the links of the agency: they are registered
     * there, and no other person was named since.
     */
    public boolean isReader(AgencyId agency, PersonId person) {
        var connection = connections.of(agency);
        if (connection.channel().equals(LightLinkChannel.CODE)
                && !connection.target().equals(person.value())) {
            return false;
        }
        return registers
                .register()
                .staff(person)
                .filter(staff -> isReader(staff, agency))
                .isPresent();
    }

    private static boolean isReader(Staff staff, AgencyId agency) {
        return staff.role() == Role.AGENCY_USER && staff.agency().equals(agency);
    }
}
