package org.throughline.server.access;

import java.util.Locale;
import java.util.Set;

/** On what somebody sees content of a case. */
public enum Sight {
    LIST("List of cases"),
    BOARD("Referral board"),
    DAY("My day"),
    SEARCH("Search"),
    CASE("Case page"),
    FORM("Form to record something"),
    PREVIEW("Check of what will leave"),
    TIMELINE("Timeline by API"),
    REPLAY("Replay"),
    COMPARE("Comparison of two moments"),
    EVENT("Event page"),
    REFERRAL("Referral page"),
    CONSENT("Consent and basis"),
    PEOPLE("People and contact"),
    CORRECTIONS("Corrections"),
    PROOF("Proof"),
    READS("Who saw this case"),
    RIGHTS("Rights"),
    OPEN_RIGHTS("Rights over all cases"),
    COPY("Client's copy"),
    CARD("Safe-contact card"),
    DISCLOSURE("Pack for a request to see the file"),
    COMMAND_LINE("Command line of the operator");

    /** Pages on which many cases stand side by side, with little of each. */
    static final Set<Sight> LISTS = Set.of(LIST, BOARD, DAY, OPEN_RIGHTS);

    private final String label;

    Sight(String label) {
        this.label = label;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** In words. */
    public String label() {
        return label;
    }

    static Sight of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
