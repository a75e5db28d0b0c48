package org.throughline.server.node;

import java.security.SecureRandom;
import java.util.HexFormat;
import org.springframework.stereotype.Component;

/** A name that no other node has, drawn at each start: by it a node holds what only one may do. */
@Component
public final class NodeName {
    private static final int BYTES = 8;

    private final String value;

    NodeName() {
        var bytes = new byte[BYTES];
        new SecureRandom().nextBytes(bytes);
        this.value = HexFormat.of().formatHex(bytes);
    }

    public String value() {
        return value;
    }
}
