package org.throughline.casefile.rights.access;

import java.util.List;
import org.throughline.casefile.CaseCommand;

/** Give the file to the person who asked, with the exemptions that were applied. */
public record IssueDisclosurePack(String requestId, List<String> exemptions)
        implements CaseCommand {
    public IssueDisclosurePack {
        exemptions = List.copyOf(exemptions);
    }
}
