package org.throughline.referrals.stored;

import java.util.Arrays;
import java.util.function.Function;
import org.throughline.casefile.Role;
import org.throughline.casefile.codes.ClockUnit;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.codes.DataClass;
import org.throughline.casefile.codes.History;
import org.throughline.casefile.codes.Purpose;
import org.throughline.casefile.codes.RiskLevel;
import org.throughline.casefile.codes.Urgency;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.casefile.register.AgencyKind;
import org.throughline.casefile.statistics.Breakdown;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.SerializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.ValueSerializer;
import tools.jackson.databind.module.SimpleModule;

/** Ids and codes are plain strings in JSON. */
final class CodedJson {
    private CodedJson() {}

    static SimpleModule module() {
        var module = new SimpleModule("throughline");
        text(module, CaseId.class, CaseId::value, CaseId::new);
        text(module, AgencyId.class, AgencyId::value, AgencyId::new);
        text(module, PersonId.class, PersonId::value, PersonId::new);
        text(module, ReferralId.class, ReferralId::value, ReferralId::new);
        code(module, RiskLevel.class);
        code(module, Urgency.class);
        code(module, Purpose.class);
        code(module, History.class);
        code(module, DataClass.class);
        code(module, AgencyKind.class);
        code(module, Role.class);
        code(module, ClockUnit.class);
        code(module, Breakdown.class);
        return module;
    }

    private static <E extends Enum<E> & Coded> void code(SimpleModule module, Class<E> type) {
        text(
                module,
                type,
                Coded::code,
                code ->
                        Arrays.stream(type.getEnumConstants())
                                .filter(one -> one.code().equals(code))
                                .findFirst()
                                .orElseThrow(() ->
                                        new IllegalArgumentException(
                                                "no code of " + type.getSimpleName())));
    }

    private static <T> void text(
            SimpleModule module,
            Class<T> type,
            Function<T, String> write,
            Function<String, T> read) {
        module.addSerializer(
                type,
                new ValueSerializer<T>() {
                    @Override
                    public void serialize(
                            T value, JsonGenerator out, SerializationContext context) {
                        out.writeString(write.apply(value));
                    }
                });
        module.addDeserializer(
                type,
                new ValueDeserializer<T>() {
                    @Override
                    public T deserialize(JsonParser in, DeserializationContext context) {
                        return read.apply(in.getString());
                    }
                });
    }
}
