package org.throughline.server.pages.form;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.contract.FieldSpec;
import org.throughline.server.pages.Wording;

/** When a field is needed that is not always, in the words of the form that it stands on. */
final class NeededWhen {
    private static final Pattern WORD = Pattern.compile("[A-Za-z]+");
    private static final Map<String, String> ANSWERS = Map.of("false", "No", "true", "Yes");

    private final Set<String> fields = new HashSet<>();

    /**
     * @param own the fields of the form; those of their groups stand on it as well
     */
    NeededWhen(Contract contract, List<FieldSpec> own) {
        for (var field : own) {
            fields.add(field.name());
            contract.object(field.elementType()).forEach(one -> fields.add(one.name()));
        }
    }

    /** {@code if clientTold is false} is read as Needed if “Client told” is No. */
    String words(String condition) {
        return "Needed "
                + WORD.matcher(condition)
                        .replaceAll(word ->
                                fields.contains(word.group())
                                        ? "“" + Wording.label(word.group()) + "”"
                                        : ANSWERS.getOrDefault(word.group(), word.group()));
    }
}
