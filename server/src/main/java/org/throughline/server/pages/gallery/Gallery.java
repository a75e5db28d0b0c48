package org.throughline.server.pages.gallery;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.throughline.server.evidence.ProofPage;
import org.throughline.server.pages.Wording.Line;
import org.throughline.server.pages.Words;
import org.throughline.server.pages.auditor.Asked;
import org.throughline.server.pages.auditor.CasePicture;
import org.throughline.server.pages.auditor.Change;
import org.throughline.server.pages.auditor.ReplayPage;
import org.throughline.server.pages.caseworker.CareView;
import org.throughline.server.pages.caseworker.CasePage.LampView;
import org.throughline.server.pages.caseworker.DayPage;
import org.throughline.server.pages.contact.SafeContact;
import org.throughline.server.pages.recording.PreviewPage;
import org.throughline.server.pages.recording.SharingCard;
import org.throughline.server.pages.search.FoundCase;
import org.throughline.server.rights.OpenRightsPages;
import org.throughline.server.rights.copy.CopiedCase.Recipient;
import org.throughline.server.rights.copy.CopiedEvent;
import org.throughline.server.rights.retention.RetentionPage;
import org.throughline.server.statistics.StatisticsPage;

/**
 * One example of what each pattern shows, in each of its states; the empty ones are no more than an
 * empty list.
 *
 * @param fields of forms: empty, filled and refused
 */
public record Gallery(SampleTexts words, List<FieldState> fields) {
    private static final String DAY = "4 March 2025";
    private static final String MOMENT = "4 March 2025, 11:45";
    private static final String CASE = "GALLERY-1";
    public static final Words CARD = Words.all("card").english();
    private static final Words SHARING = Words.all("sharing").english();

    public Gallery {
        fields = List.copyOf(fields);
    }

    static Gallery in(SampleTexts words) {
        return new Gallery(words, FieldState.all(words));
    }

    /** Each state of a lamp, and one since when is not known. */
    public List<LampView> lamps() {
        return List.of(
                new LampView("Help offered", "done", DAY),
                new LampView("Intervention created", "begun", DAY),
                new LampView("Impact reduced", "not-yet", ""));
    }

    /** A pack as lists of packs show it. */
    public List<ProofPage.Made> packs() {
        return List.of(new ProofPage.Made(MOMENT, DAY, words.name(), words.sentence(), 37, "abc="));
    }

    public List<Line> lines() {
        return List.of(new Line("Place", "stairwell"), new Line("Account", words.account()));
    }

    /** Ways of contact in each of their states, with and without hours and messages. */
    public List<SafeContact.Way> ways() {
        var hours = List.of(new SafeContact.Span("10:00", "14:00"));
        return List.of(
                way("mobile", SafeContact.Standing.SAFE, hours, false),
                way("in-person", SafeContact.Standing.SAFE, List.of(), true),
                way("text", SafeContact.Standing.UNKNOWN, List.of(), false),
                way("post", SafeContact.Standing.UNSAFE, List.of(), false));
    }

    private SafeContact.Way way(
            String kind, SafeContact.Standing standing, List<SafeContact.Span> hours, boolean is) {
        return new SafeContact.Way(kind, kind, words.name(), standing, hours, is);
    }

    public List<FoundCase> found() {
        return List.of(new FoundCase(CASE, CASE, true, words.name(), words.name(), MOMENT));
    }

    public SharingCard sharingCard() {
        return new SharingCard(
                words.name(), List.of(words.sentence()), List.of(words.account()), SHARING);
    }

    public CareView care() {
        return new CareView(
                List.of(words.name() + ", child, 5 to 10"),
                List.of(new CareView.Need("housing", "high", "not reviewed yet")),
                List.of(new CareView.Goal(words.sentence(), words.sentence(), DAY, "begun")),
                List.of(new CareView.Reminder(words.sentence(), MOMENT, words.name())));
    }

    /** What is due, what is late, and what has no moment. */
    public DayPage.Section waiting() {
        return new DayPage.Section(
                "Reminders",
                "No reminder is set.",
                List.of(
                        waiting("a", MOMENT, false, null),
                        waiting("b", MOMENT, true, words.name()),
                        waiting("c", null, false, null)));
    }

    private DayPage.Row waiting(
            String part, @Nullable String due, boolean isOverdue, @Nullable String who) {
        return new DayPage.Row(
                CASE,
                CASE + part,
                words.sentence(),
                MOMENT,
                due,
                isOverdue,
                who,
                "Clear it",
                "/gallery");
    }

    /**
     * A part that leaves whole, one of which something stays, and one that its sender may not read.
     */
    public List<PreviewPage.Part> leaving() {
        return List.of(
                new PreviewPage.Part("Incident recorded", DAY, "", false, lines(), List.of()),
                new PreviewPage.Part(
                        "Client details recorded",
                        DAY,
                        "The agency holds a part of it.",
                        false,
                        lines(),
                        List.of(new PreviewPage.Kept("Ethnicity", "No agreement covers it."))),
                new PreviewPage.Part("Alleged party noted", DAY, "", true, List.of(), List.of()));
    }

    public List<Change> changes() {
        return List.of(
                new Change("Incident recorded was corrected.", List.of()),
                new Change(
                        "Note added was corrected.",
                        List.of(new Change.Value("Text", words.account(), words.sentence()))));
    }

    /** One that agencies could see, and one that none could. */
    public List<ReplayPage.Row> replayed() {
        return List.of(
                new ReplayPage.Row(
                        1,
                        "Help offered",
                        words.name(),
                        DAY,
                        MOMENT,
                        lines(),
                        List.of("TB, shared details")),
                new ReplayPage.Row(
                        2, "Note added", words.name(), DAY, MOMENT, List.of(), List.of()));
    }

    /** Between the first and the last event. */
    public ReplayPage steps() {
        return new ReplayPage(
                CASE,
                CASE,
                new Asked("", "", "TB", "", 2),
                "",
                agencies(),
                3,
                lamps(),
                replayed(),
                changes(),
                picture(),
                null);
    }

    /** Each kind of mark, and time that went by. */
    public CasePicture picture() {
        return new CasePicture(
                480,
                120,
                List.of(
                        new CasePicture.Lane("project", "The project", 240),
                        new CasePicture.Lane("TB", "Tallow Bridge Homes", 400)),
                List.of(new CasePicture.Label(80, "1. Help offered", DAY)),
                List.of(new CasePicture.Wait(220, 75, 260, 75)),
                List.of(
                        new CasePicture.Mark("happened", 220, 75),
                        new CasePicture.Mark("recorded", 260, 75),
                        new CasePicture.Mark("told", 400, 75),
                        new CasePicture.Mark("seen", 430, 75)),
                List.of(new CasePicture.Letter(400, 100, "S")));
    }

    /** One that is given, and one of which something is not. */
    public List<CopiedEvent> copied() {
        return List.of(
                copied(1, List.of(), List.of("Tallow Bridge Homes, shared details")),
                copied(2, List.of("Account: it is about somebody else"), List.of()));
    }

    private CopiedEvent copied(int number, List<String> withheld, List<String> told) {
        return new CopiedEvent(
                number,
                number,
                "HelpOffered",
                "Help offered",
                words.name(),
                DAY,
                MOMENT,
                Map.of(),
                lines(),
                withheld,
                !withheld.isEmpty(),
                told);
    }

    public List<Recipient> recipients() {
        return List.of(new Recipient("Tallow Bridge Homes", 12, DAY, MOMENT));
    }

    public List<OpenRightsPages.Row> rights() {
        return List.of(new OpenRightsPages.Row(CASE, "by the client", MOMENT, "/gallery"));
    }

    public List<RetentionPage.Row> closed() {
        return List.of(
                new RetentionPage.Row(CASE, CASE, DAY, "resolved", DAY, 2, "a legal hold is live"));
    }

    /** A count that is shown, and one that would tell about somebody. */
    public StatisticsPage.Table counts() {
        return new StatisticsPage.Table(
                "Cases by risk",
                List.of("Risk"),
                List.of(
                        new StatisticsPage.Row(List.of("high"), "12"),
                        new StatisticsPage.Row(List.of("medium"), "fewer than 5")),
                List.of(
                        new StatisticsPage.Bar(0, "high", "12", 240, true),
                        new StatisticsPage.Bar(28, "medium", "fewer than 5", 60, false)));
    }

    public List<ReplayPage.Choice> agencies() {
        return List.of(
                new ReplayPage.Choice("TB", "Tallow Bridge Homes"),
                new ReplayPage.Choice("BC", "Brackenford Council"));
    }
}
