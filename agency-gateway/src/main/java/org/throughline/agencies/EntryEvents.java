package org.throughline.agencies;

import io.cloudevents.CloudEvent;
import io.cloudevents.core.builder.CloudEventBuilder;
import io.cloudevents.jackson.JsonFormat;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.throughline.casefile.partner.ErasureWord;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.partner.Served;

/**
 * An entry as a CloudEvent, the same whichever way it goes: binary in a topic, structured
 * elsewhere. Neither the case's own numbering nor a position of the log is ever in one.
 */
public final class EntryEvents {
    /** The media type of several structured events. */
    public static final String BATCH = "application/cloudevents-batch+json";

    /** What the project's events come from. */
    public static final URI PROJECT = URI.create("urn:throughline:project");

    /** The type of word that a person was erased. */
    public static final String ERASED = "throughline.erased.v1";

    private static final JsonFormat FORMAT = new JsonFormat();

    private EntryEvents() {}

    /** The event of an entry as it was released. */
    public static CloudEvent of(PartnerEntry entry) {
        return of(entry, PartnerJson.entry(entry));
    }

    /** The event of an entry as its agency may be shown it now. */
    public static CloudEvent of(Served served) {
        var copy = PartnerJson.write(PartnerJson.served(served));
        return of(served.entry(), copy.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Word of an erasure, by whatever way but the agency's topic.
     *
     * @param number of the word over all cases of the agency
     */
    public static CloudEvent of(ErasureWord word, int number, Instant toldAt) {
        return CloudEventBuilder.v1()
                .withId(id(word))
                .withSource(PROJECT)
                .withType(ERASED)
                .withSubject(word.caseId().value())
                .withTime(toldAt.atOffset(ZoneOffset.UTC))
                .withExtension("partitionkey", word.caseId().value())
                .withExtension("erasureseq", number)
                .withData(
                        "application/json",
                        PartnerJson.write(PartnerJson.erasure(word))
                                .getBytes(StandardCharsets.UTF_8))
                .build();
    }

    /** The same however often and by whatever channel the word is told. */
    public static String id(ErasureWord word) {
        return word.erasure() + "." + word.agency();
    }

    private static CloudEvent of(PartnerEntry entry, byte[] copy) {
        var type = type(entry.type(), entry.version());
        return CloudEventBuilder.v1()
                .withId(id(entry))
                .withSource(PROJECT)
                .withType(type)
                .withSubject(entry.caseId().value())
                .withTime(entry.recordedAt().atOffset(ZoneOffset.UTC))
                .withDataSchema(schema(type))
                .withExtension("partitionkey", entry.caseId().value())
                .withExtension("agencyseq", entry.agencySeq())
                .withExtension("releaseseq", Long.toString(entry.releaseSeq()))
                .withData("application/json", copy)
                .build();
    }

    /** The same however often and by whatever channel the entry is told. */
    public static String id(PartnerEntry entry) {
        return entry.eventId() + "." + entry.agencySeq();
    }

    /** The name of a kind on the wire, as {@code case.help-offered.v1}. */
    public static String type(String kind, int version) {
        return "case."
                + kind.replaceAll("(?<=[a-z])(?=[A-Z])", "-").toLowerCase(Locale.ROOT)
                + ".v"
                + version;
    }

    /** The id of the published schema of a type. */
    public static URI schema(String type) {
        return URI.create("urn:throughline:schema:" + type);
    }

    /** An event in structured mode, as JSON in one line. */
    public static String structured(CloudEvent event) {
        return new String(FORMAT.serialize(event), StandardCharsets.UTF_8);
    }

    /** Structured events as one JSON array. */
    public static byte[] batch(List<CloudEvent> events) {
        return events.stream()
                .map(EntryEvents::structured)
                .collect(Collectors.joining(",", "[", "]"))
                .getBytes(StandardCharsets.UTF_8);
    }
}
