package org.throughline.server.evidence;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.server.pages.Wording;
import org.throughline.server.pages.form.Field;

/**
 * What can be proved of a case, and the packs that were made of it.
 *
 * @param fields of the form that asks for a pack, with what was chosen
 * @param incident what is wrong with the log; null while it is as sealed
 * @param maySign whether packs can be made on this node
 * @param problem why no pack was made just now; null when none was asked for
 */
public record ProofPage(
        String caseId,
        String reference,
        List<Wording.Line> lines,
        List<Field> fields,
        String checkpoint,
        List<Made> made,
        boolean maySign,
        @Nullable String incident,
        @Nullable String problem) {
    public ProofPage {
        lines = List.copyOf(lines);
        fields = List.copyOf(fields);
        made = List.copyOf(made);
    }

    /** A pack that was made. */
    public record Made(
            String at, String subject, String by, String reason, long facts, String sha256) {

        /**
         * As it stands in a list.
         *
         * @param subject what it is of, in words
         */
        public static Made of(MadePack pack, String subject) {
            return new Made(
                    Wording.time(pack.at()),
                    subject,
                    pack.person(),
                    PackReason.of(pack.reason()).map(PackReason::label).orElse(pack.reason()),
                    pack.facts(),
                    pack.sha256().base64());
        }
    }
}
