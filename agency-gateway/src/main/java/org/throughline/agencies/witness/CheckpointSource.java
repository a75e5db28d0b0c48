package org.throughline.agencies.witness;

import java.util.Optional;
import org.throughline.casefile.ids.AgencyId;

/** What the log says of itself, and who has seen it: the casework side. */
public interface CheckpointSource {

    /** Of a project whose log says nothing. */
    CheckpointSource NONE =
            new CheckpointSource() {
                @Override
                public Optional<String> toTell(AgencyId agency) {
                    return Optional.empty();
                }

                @Override
                public void seen(AgencyId agency, String word) {
                    // Nobody was told anything.
                }
            };

    /** What this agency is to be told now, as JSON; empty when it was told lately. */
    Optional<String> toTell(AgencyId agency);

    /** What the agency says of what it was told, as JSON. */
    void seen(AgencyId agency, String word);
}
