package org.throughline.agencies.channels.webhook;

/** An address in parts, of which none says where it leads. */
record Endpoint(boolean isTls, String host, int port, String pathAndQuery) {

    /** As the header Host has it. */
    String authority() {
        return port == (isTls ? 443 : 80) ? host : host + ":" + port;
    }
}
