/** Where auditors register the key with which they cosign, and hand in what they cosigned. */
@NullMarked
package org.throughline.server.evidence.cosigning;

import org.jspecify.annotations.NullMarked;
