package org.throughline.agencies.channels.file;

import java.security.SecureRandom;
import org.throughline.agencies.reaching.Connection;
import org.throughline.agencies.reaching.Connections;
import org.throughline.casefile.ids.AgencyId;

/** Has an agency reached by files from now on. */
public final class FileSetup {
    private final Connections connections;
    private final SecureRandom chance;

    public FileSetup(Connections connections, SecureRandom chance) {
        this.connections = connections;
        this.chance = chance;
    }

    /**
     * A new key signs the files from now on.
     *
     * @return its public part, for the agency
     */
    public String use(AgencyId agency) {
        var key = SigningKey.draw(chance);
        connections.use(Connection.by(FileChannel.CODE, agency, agency.value(), key));
        return SigningKey.of(key).publicKey();
    }
}
