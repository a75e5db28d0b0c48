package org.throughline.proof.archive;

import java.util.regex.Pattern;

/**
 * A file in an archive.
 *
 * @param headerAt place of its header in the archive
 * @param size in bytes
 * @param crc CRC-32 as the archive says it
 */
public record ArchivedFile(String name, long headerAt, long size, int crc) {
    private static final Pattern NAME = Pattern.compile("(attached/)?[a-z0-9][a-z0-9.-]{0,63}");

    /** Small letters, digits, dots and hyphens, and one folder: no name leads anywhere else. */
    public static boolean isName(String name) {
        return NAME.matcher(name).matches();
    }

    long contentAt() {
        return headerAt + ZipLayout.LOCAL_BYTES + name.length();
    }

    long endsAt() {
        return contentAt() + size;
    }
}
