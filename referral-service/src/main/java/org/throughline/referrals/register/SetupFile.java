package org.throughline.referrals.register;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry;
import org.throughline.casefile.register.RegisterEntry.Agreement;
import org.throughline.casefile.register.RegisterEntry.BankHoliday;
import org.throughline.casefile.register.RegisterEntry.ClockProfile;
import org.throughline.casefile.register.RegisterEntry.Staff;
import org.throughline.casefile.register.RegisterRules;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.ShapeCheck;
import org.throughline.referrals.contract.Violation;
import org.throughline.referrals.stored.DomainJson;
import tools.jackson.databind.JsonNode;

/** A set-up file: read, checked as a whole, and either taken or refused as a whole. */
public final class SetupFile {
    private static final Map<String, String> LISTS = new LinkedHashMap<>();

    static {
        LISTS.put("projects", "Project");
        LISTS.put("agencies", "Agency");
        LISTS.put("agreements", "Agreement");
        LISTS.put("staff", "Staff");
        LISTS.put("codeMaps", "CodeMap");
        LISTS.put("forumSignatures", "ForumSignature");
    }

    private static final Map<String, Class<? extends RegisterEntry>> TYPES =
            Map.of(
                    "projects", RegisterEntry.Project.class,
                    "agencies", RegisterEntry.Agency.class,
                    "agreements", Agreement.class,
                    "staff", Staff.class,
                    "codeMaps", RegisterEntry.CodeMap.class,
                    "forumSignatures", RegisterEntry.ForumSignature.class);

    private final List<RegisterEntry> entries = new ArrayList<>();
    private final List<Violation> violations = new ArrayList<>();

    private SetupFile() {}

    /** What the file holds, checked against itself and what the registers hold already. */
    public static SetupFile read(JsonNode json, Register known) {
        var file = new SetupFile();
        if (!json.isObject()) {
            file.violations.add(new Violation("body", "must be one JSON object"));
            return file;
        }
        LISTS.forEach((list, type) -> file.list(list, type, json.path(list)));
        file.days(json.path("bankHolidays"));
        file.profile(json.path("clockProfile"));
        json.properties().forEach(one -> file.unknown(one.getKey()));
        if (file.violations.isEmpty()) {
            var whole = known;
            for (var entry : file.entries) {
                whole = whole.with(entry);
            }
            file.compare(whole);
        }
        return file;
    }

    private void list(String list, String type, JsonNode elements) {
        if (isNoList(list, elements)) {
            return;
        }
        for (int i = 0; i < elements.size(); i++) {
            var wrong =
                    ShapeCheck.ofEntry(
                            Contract.standard(), list + "[" + i + "]", type, elements.get(i));
            violations.addAll(wrong);
            if (wrong.isEmpty()) {
                convert(list + "[" + i + "]", list, elements.get(i));
            }
        }
    }

    private void convert(String at, String list, JsonNode element) {
        try {
            entries.add(DomainJson.mapper().treeToValue(element, TYPES.get(list)));
        } catch (tools.jackson.core.JacksonException e) {
            violations.add(new Violation(at, "holds a code that is not in its list"));
        }
    }

    private boolean isNoList(String list, JsonNode elements) {
        if (elements.isArray() || elements.isMissingNode()) {
            return false;
        }
        violations.add(new Violation(list, "must be a list"));
        return true;
    }

    private void days(JsonNode days) {
        if (isNoList("bankHolidays", days)) {
            return;
        }
        for (int i = 0; i < days.size(); i++) {
            try {
                entries.add(new BankHoliday(java.time.LocalDate.parse(days.get(i).asString(""))));
            } catch (java.time.DateTimeException e) {
                violations.add(
                        new Violation("bankHolidays[" + i + "]", "must be a date as YYYY-MM-DD"));
            }
        }
    }

    private void profile(JsonNode profile) {
        if (profile.isMissingNode()) {
            return;
        }
        if (profile.isString() && List.of("demo", "standard").contains(profile.asString())) {
            entries.add(new ClockProfile(profile.asString()));
        } else {
            violations.add(new Violation("clockProfile", "must be demo or standard"));
        }
    }

    private void unknown(String key) {
        if (!LISTS.containsKey(key)
                && !List.of("bankHolidays", "clockProfile", "note").contains(key)) {
            violations.add(new Violation("body", "holds an unknown list; leave it out"));
        }
    }

    private void compare(Register whole) {
        for (var entry : entries) {
            for (var rule : RegisterRules.brokenBy(entry, whole)) {
                if (!isToldByItsAgreement(entry, rule.field())) {
                    violations.add(new Violation(at(entry), rule.message()));
                }
            }
        }
    }

    /** Agency and agreement of one file do not go together: that is said once. */
    private boolean isToldByItsAgreement(RegisterEntry entry, String field) {
        return field.equals("kind")
                && entry instanceof RegisterEntry.Agency agency
                && entries.stream()
                        .anyMatch(other ->
                                other instanceof Agreement agreement
                                        && agreement.agency().equals(agency.code()));
    }

    private static String at(RegisterEntry entry) {
        return switch (entry) {
            case RegisterEntry.Agency agency -> "agencies " + agency.code();
            case Agreement agreement -> "agreements " + agreement.agreementId();
            case Staff staff -> "staff " + staff.person();
            case RegisterEntry.CodeMap _ -> "codeMaps";
            case RegisterEntry.ForumSignature _ -> "forumSignatures";
            default -> "body";
        };
    }

    public List<RegisterEntry> entries() {
        return List.copyOf(entries);
    }

    /** What is wrong; then nothing of the file may be taken. */
    public List<Violation> violations() {
        return List.copyOf(violations);
    }
}
