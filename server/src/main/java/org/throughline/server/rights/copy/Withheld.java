package org.throughline.server.rights.copy;

import java.util.List;
import org.throughline.referrals.contract.Contract;

/**
 * A field that is kept from the client, for a reason that the law names.
 *
 * @param caseSeq of the event
 * @param exemption a code of the list {@code exemption}
 */
public record Withheld(int caseSeq, String field, String exemption) {
    private static final String CODES = "exemption";

    /** The reasons that there are. */
    public static List<String> exemptions() {
        return List.copyOf(Contract.standard().codeList(CODES).keySet());
    }

    /** A reason in words. */
    public static String words(String exemption) {
        return Contract.standard().codeList(CODES).getOrDefault(exemption, exemption);
    }
}
