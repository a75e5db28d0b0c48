package org.throughline.server.story;

import java.util.ArrayList;
import java.util.List;
import org.throughline.casefile.ids.CaseId;
import org.throughline.referrals.Answer.Refused;
import org.throughline.referrals.Desk;
import org.throughline.referrals.Handed;
import tools.jackson.databind.JsonNode;

/**
 * The refusals of an expectation file, tried in between while the story is imported: refused with
 * this code, nothing changed.
 */
final class RefusalTries implements StoryImport.Progress {
    private final Desk desk;
    private final CaseId caseId;
    private final List<JsonNode> left = new ArrayList<>();
    private final List<String> differences = new ArrayList<>();
    private final StoryImport.Progress onwards;
    private int tried;

    RefusalTries(Desk desk, JsonNode expected, StoryImport.Progress onwards) {
        this.desk = desk;
        this.caseId = new CaseId(expected.path("case").asString());
        this.onwards = onwards;
        // A case that was there before stands beyond these versions; then none of them can be
        // tried.
        if (desk.histories().of(caseId).isEmpty()) {
            expected.path("refusals").forEach(left::add);
        }
    }

    @Override
    public void beforeLine() {
        int version = desk.histories().of(caseId).size();
        for (var refusal : List.copyOf(left)) {
            if (refusal.path("after").asInt() == version) {
                left.remove(refusal);
                attempt(refusal, version);
            }
        }
    }

    private void attempt(JsonNode refusal, int version) {
        tried++;
        var what = "refusal after " + version + " (" + refusal.path("why").asString() + ")";
        try {
            var step = StoryLine.read(0, refusal.path("step").toString(), desk.registers().now());
            var answer =
                    desk.hand(new Handed(step.command(), step.data(), step.by(), step.at(), true))
                            .join();
            var code = answer instanceof Refused refused ? refused.reason().name() : "accepted";
            differ(what, code, refusal);
        } catch (StoryLine.Broken broken) {
            differ(what, "VALIDATION", refusal);
        }
        if (desk.histories().of(caseId).size() != version) {
            differences.add(what + " left events behind");
        }
    }

    private void differ(String what, String code, JsonNode refusal) {
        if (!code.equals(refusal.path("refused").asString())) {
            differences.add(
                    what + ": " + code + ", expected " + refusal.path("refused").asString());
        }
    }

    @Override
    public void recorded(CaseId caseId, long position) {
        onwards.recorded(caseId, position);
    }

    @Override
    public void line(int number, int of) {
        onwards.line(number, of);
    }

    int tried() {
        return tried;
    }

    List<String> differences() {
        var all = new ArrayList<>(differences);
        left.forEach(one ->
                all.add("refusal after " + one.path("after").asInt() + " was never reached"));
        return all;
    }
}
