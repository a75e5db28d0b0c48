package org.throughline.server.evidence;

import java.time.Instant;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.tree.Hash;

/**
 * A pack that was made.
 *
 * @param subject the case, or the period, as the manifest names it
 * @param reason code of {@link PackReason}
 * @param size of the tree under which it proves
 * @param sha256 of the file
 */
public record MadePack(
        Instant at,
        PackKind kind,
        String subject,
        String person,
        String reason,
        long size,
        long facts,
        Hash sha256) {}
