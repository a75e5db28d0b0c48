package org.throughline.server.evidence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.throughline.proof.pack.PackKind;
import org.throughline.proof.tree.Hash;
import org.throughline.proof.tree.Sha256;
import org.throughline.server.evidence.cover.PackContent;
import org.throughline.server.evidence.cover.PackOrder;

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
        Hash sha256) {

    /** One that was just written to a file. */
    public static MadePack of(Path file, PackContent content, PackOrder order) throws IOException {
        return new MadePack(
                content.madeAt(),
                content.kind(),
                content.subject(),
                order.person(),
                order.reason(),
                content.log().size(),
                content.events(),
                Sha256.of(Files.readAllBytes(file)));
    }
}
