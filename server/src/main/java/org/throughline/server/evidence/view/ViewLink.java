package org.throughline.server.evidence.view;

import java.util.List;
import org.throughline.proof.tree.Hash;

/**
 * A delivery as a link of an agency's chain.
 *
 * @param seq the entry's releaseSeq
 * @param position of the fact
 * @param delivery id under which the agency got it, by whatever channel
 * @param paths of the committed fields that it opened, ascending
 * @param open digest of their commitments
 * @param hash of the link
 */
record ViewLink(
        String agency,
        long seq,
        long position,
        String delivery,
        List<String> paths,
        Hash open,
        Hash hash) {
    ViewLink {
        paths = List.copyOf(paths);
    }
}
