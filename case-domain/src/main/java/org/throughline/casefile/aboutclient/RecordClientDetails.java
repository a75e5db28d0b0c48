package org.throughline.casefile.aboutclient;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.throughline.casefile.CaseCommand;
import org.throughline.casefile.values.Address;
import org.throughline.casefile.values.Channel;

/** Write down who the client is. */
public record RecordClientDetails(
        String personRef,
        String name,
        @Nullable LocalDate birthDate,
        @Nullable Address address,
        @Nullable List<Channel> channels,
        @Nullable String tenure,
        @Nullable String ethnicity,
        @Nullable String religion,
        @Nullable List<String> disability)
        implements CaseCommand {
    public RecordClientDetails {
        channels = channels == null ? null : List.copyOf(channels);
        disability = disability == null ? null : List.copyOf(disability);
    }
}
