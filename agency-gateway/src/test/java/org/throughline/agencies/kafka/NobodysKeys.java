package org.throughline.agencies.kafka;

import java.util.Optional;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonErased;
import org.throughline.casefile.person.PersonKeys;

/** For entries in which nothing is sealed. */
final class NobodysKeys implements PersonKeys {
    @Override
    public String seal(DataSubject subject, String place, byte[] value) {
        throw new PersonErased();
    }

    @Override
    public Optional<byte[]> open(String place, String sealed) {
        throw new IllegalStateException("nothing is sealed here");
    }
}
