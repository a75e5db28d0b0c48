package org.throughline.agencies.ledger;

import org.throughline.casefile.partner.Served;

/** A row that is being sent, with its entry as the agency may be shown it at this moment. */
public record Sending(Delivery delivery, Served served) {}
