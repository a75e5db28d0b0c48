package org.throughline.casefile.rights.access;

import java.time.LocalDate;
import java.util.List;
import org.throughline.casefile.CaseCommand;

/** Take a request to see the file. */
public record ReceiveAccessRequest(
        String requestId,
        String requester,
        List<String> wants,
        String identity,
        LocalDate receivedOn)
        implements CaseCommand {
    public ReceiveAccessRequest {
        wants = List.copyOf(wants);
    }
}
