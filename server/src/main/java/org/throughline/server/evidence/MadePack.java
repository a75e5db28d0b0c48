package org.throughline.server.evidence;

import java.time.Instant;
import org.throughline.proof.tree.Hash;

/**
 * A pack that was made.
 *
 * @param reason code of {@link PackReason}
 * @param size of the tree under which it proves
 * @param sha256 of the file
 */
record MadePack(
        Instant at,
        String caseId,
        String person,
        String reason,
        long size,
        long facts,
        Hash sha256) {}
