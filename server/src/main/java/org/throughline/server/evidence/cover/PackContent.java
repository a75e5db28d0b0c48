package org.throughline.server.evidence.cover;

import java.time.Instant;
import java.util.List;
import org.throughline.proof.pack.PackKind;

/**
 * What is in a pack, and under what it is proved.
 *
 * @param subject the case, or the agency
 * @param events how many facts
 */
public record PackContent(PackKind kind, String subject, long events, Instant madeAt, Log log) {

    /**
     * What the log said of itself.
     *
     * @param size of the tree
     * @param root in base64, as in the checkpoint
     * @param checkpoint the whole note
     * @param keys those of the log that count, as C2SP writes them
     * @param packKeys those of packs that count
     * @param cosignedBy names of the witnesses whose signatures the checkpoint has
     */
    public record Log(
            String origin,
            long size,
            String root,
            String checkpoint,
            List<String> keys,
            List<String> packKeys,
            List<String> cosignedBy) {
        public Log {
            keys = List.copyOf(keys);
            packKeys = List.copyOf(packKeys);
            cosignedBy = List.copyOf(cosignedBy);
        }
    }
}
