package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.throughline.casefile.ids.CaseId;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.security.Accounts;
import org.throughline.server.story.StoryDesk;

/**
 * Lists ask the views for what their reader may see, and that is what the case itself would show.
 */
class ListedCasesIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final String BEFORE_HELP = "BF-0481";
    private static final String REFERRED = "BF-0482";
    private static final String LISTED_FOR_A_MEETING = "BF-0483";
    private static final List<String> ALL = List.of(BEFORE_HELP, REFERRED, LISTED_FOR_A_MEETING);

    @BeforeAll
    static void tell() throws Exception {
        tell(BEFORE_HELP, 4);
        tell(REFERRED, 10);
        tell(LISTED_FOR_A_MEETING, 17);
    }

    private static void tell(String caseId, int lines) throws Exception {
        var desk = PROGRAM.bean(StoryDesk.class);
        var story =
                RunningProgram.retold(
                        RunningProgram.text("BF-0101.jsonl"), caseId.substring("BF-".length()));
        var result = desk.tell(story.lines().limit(lines).toList(), null, (_, _) -> {}).result();
        assertThat(result.stopped()).isNull();
        desk.arrived(new CaseId(caseId), result.position());
    }

    @ParameterizedTest
    @ValueSource(strings = {"IN-1", "CW-1", "SV-1", "FC-1", "DP-1", "AU-1", "CW-7"})
    void a_list_shows_the_cases_that_the_door_opens(String person) throws Exception {
        var who = PROGRAM.bean(Accounts.class).find(person).orElseThrow();
        var opened = PROGRAM.bean(CaseDoor.class).open(ALL, who, Sight.LIST).keySet();
        var browser = Browser.of(PROGRAM, person);
        var list = browser.get("/cases?reference=BF-048").body();
        assertThat(found(list)).isEqualTo(opened);
        assertThat(list).contains(opened.size() + " cases of the project match");
        var referred = new TreeSet<>(opened);
        referred.remove(BEFORE_HELP);
        assertThat(found(browser.get("/board/csv").body())).isEqualTo(referred);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/cases?reference=BF-0482", "/board/csv"})
    void who_sees_a_case_on_a_list_is_noted_once(String path) throws Exception {
        var door = PROGRAM.bean(CaseDoor.class);
        var browser = Browser.of(PROGRAM, "SV-1");
        int before = door.count(REFERRED);
        assertThat(browser.get(path).body()).contains(REFERRED);
        assertThat(door.count(REFERRED)).isEqualTo(before + 1);
        var read = door.reads(REFERRED, "SV-1", 1).getFirst();
        assertThat(read.wasShown()).isTrue();
        assertThat(read.why()).isNotEmpty();
    }

    /** Not what other stories of this program left. */
    private static Set<String> found(String text) {
        return new TreeSet<>(
                Pattern.compile("BF-048[1-3]")
                        .matcher(text)
                        .results()
                        .map(one -> one.group())
                        .toList());
    }
}
