package org.throughline.agencies.kafka;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import javax.sql.DataSource;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.casefile.person.DataSubject;
import org.throughline.casefile.person.PersonErased;
import org.throughline.casefile.person.PersonKeys;
import org.throughline.casefile.register.Register;

/** For entries in which nothing is sealed. */
final class NobodysKeys implements PersonKeys {

    /** What leaves where every gate stands as it was released, and nothing more is recorded. */
    static Leaving leaving(DataSource casework) {
        return new Leaving(
                casework,
                new NobodysKeys(),
                (_, _) -> Set.of(),
                _ -> List.of(),
                () -> Register.EMPTY);
    }

    @Override
    public String seal(DataSubject subject, String place, byte[] value) {
        throw new PersonErased();
    }

    @Override
    public Optional<byte[]> open(String place, String sealed) {
        throw new IllegalStateException("nothing is sealed here");
    }
}
