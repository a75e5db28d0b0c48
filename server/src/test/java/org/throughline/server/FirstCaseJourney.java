package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/**
 * The first case of a new caseworker, from opening to an agency's answer, as the tutorial tells it.
 */
class FirstCaseJourney {
    private static final Path TUTORIAL = Path.of("../docs/tutorials/first-case.md");
    private static final String NEXT_YEAR =
            LocalDate.now(ZoneId.of("Europe/London")).plusYears(1).toString();

    @Test
    void a_first_case_is_walked_as_the_tutorial_tells_it() throws Exception {
        var program = Brackenford.program();
        var walked = new ArrayList<String>();
        try (var ruth = Visitor.signedIn(program, "Ruth Calder")) {
            ruth.look("day-empty");
            open(ruth);
            safeContact(ruth);
            tasks(ruth);
            consent(ruth);
            refer(ruth);
            walked.addAll(ruth.walked());
        }
        try (var marcus = Visitor.signedIn(program, "Marcus Fenn")) {
            accept(marcus);
            walked.addAll(marcus.walked());
        }
        try (var ruth = Visitor.signedIn(program, "Ruth Calder")) {
            ruth.follow("Cases");
            ruth.follow("T-1");
            ruth.page().waitForCondition(() -> sees(ruth, "Referral accepted"));
            ruth.look("case-accepted");
            walked.addAll(ruth.walked());
        }
        assertThat(walked).isEqualTo(told());
    }

    /** Another page of the same case shows it a moment later. */
    private static boolean sees(Visitor visitor, String text) {
        visitor.page().waitForLoadState();
        visitor.page().navigate(visitor.page().url());
        return visitor.text().contains(text);
    }

    private static void open(Visitor ruth) {
        ruth.follow("New case");
        ruth.look("case-new");
        ruth.type("Case reference", "T-1");
        ruth.choose("Project", "brackenford-support");
        ruth.choose("Who came to us", "self");
        ruth.choose("Channel", "in-person");
        ruth.tick("Anonymous", "No");
        ruth.press("Record");
        ruth.look("case-new-error");
        assertThat(ruth.text()).contains("There is a problem");
        ruth.type("When we heard of it", LocalDate.now(ZoneId.of("Europe/London")) + "T00:01");
        ruth.type("What the client wants to be called (optional)", "Amina Invented");
        ruth.press("Record");
        ruth.look("case-opened");
        assertThat(ruth.text()).contains("Case T-1", "Amina Invented", "No safe way of contact");
    }

    private static void safeContact(Visitor ruth) {
        ruth.follow("Record something");
        ruth.look("record");
        ruth.follow("Set contact safety");
        ruth.look("form-contact");
        ruth.type("Way of contact", "mobile");
        ruth.choose("Kind", "mobile");
        ruth.type("Value (optional)", "07700 900123");
        ruth.choose("Status", "safe");
        ruth.tick("Message allowed", "No");
        ruth.type("Review on", NEXT_YEAR);
        ruth.press("Record");
        assertThat(ruth.text()).contains("07700 900123");
    }

    private static void tasks(Visitor ruth) {
        ruth.follow("Offer help");
        ruth.look("form-help");
        ruth.tick("What help was offered", "listening");
        ruth.tick("What help was offered", "rights advice");
        ruth.choose("Channel", "in-person");
        ruth.type("Language", "en");
        ruth.tick("Was an interpreter used", "No");
        ruth.choose("Answer", "accepted");
        ruth.press("Record");
        ruth.follow("Create an intervention");
        ruth.tick("What kind", "repair, cleaning and security");
        ruth.type("Aim", "A door that locks.");
        ruth.tick("Client agreed", "Yes");
        ruth.type("Target date", NEXT_YEAR);
        ruth.press("Record");
        ruth.look("case-tasks");
    }

    private static void consent(Visitor ruth) {
        ruth.follow("Consent");
        ruth.look("form-consent");
        ruth.choose("Agency", "TB");
        ruth.tick("Purposes", "make a home, shop or route safer");
        ruth.tick("Which kinds of facts", "coded facts");
        ruth.tick("Which kinds of facts", "identity");
        ruth.tick("Which kinds of facts", "free text");
        ruth.choose("How it was given", "written");
        ruth.tick("Was an interpreter used", "No");
        ruth.type("Ends on", NEXT_YEAR);
        ruth.choose("How far back", "all");
        ruth.press("Record");
        assertThat(ruth.text()).contains("Consent given");
    }

    private static void refer(Visitor ruth) {
        ruth.follow("Refer to an agency");
        ruth.look("form-refer");
        ruth.choose("Agency", "TB");
        ruth.choose("Service", "safety-measures");
        ruth.choose("Which need", "housing");
        ruth.choose("Purpose", "safety");
        ruth.choose("Urgency", "high");
        ruth.type("What the client wants to be called (optional)", "Amina Invented");
        ruth.type("What is asked for", "Please change the lock of the front door.");
        ruth.tick("What the agency may read", "Referral sent: what is asked for");
        ruth.tick("What the agency may read", "Referral sent: what the client wants to be called");
        ruth.chooseFirst("On which consent or decision");
        ruth.press("Check what will leave");
        ruth.look("preview");
        assertThat(ruth.text()).contains("Nothing has been sent yet", "change the lock");
        ruth.press("Send");
        ruth.look("case-referred");
        assertThat(ruth.text()).doesNotContain("No agency was asked yet.");
        ruth.follow("My day");
        ruth.page().waitForCondition(() -> sees(ruth, "Tallow Bridge Homes"));
        ruth.look("day");
    }

    private static void accept(Visitor marcus) {
        marcus.page().waitForCondition(() -> sees(marcus, "Amina Invented"));
        marcus.look("inbox");
        marcus.followInRow("Open the case", "Amina Invented");
        marcus.look("agency-case");
        marcus.follow("Accept");
        marcus.look("form-accept");
        marcus.press("Record");
        marcus.look("form-accept-error");
        marcus.type("Agency's own reference", "TBH-1");
        marcus.type("Role of whoever handles it", "repairs officer");
        marcus.type("Planned start", NEXT_YEAR);
        marcus.press("Record");
        marcus.look("agency-case-answered");
    }

    /** What the tutorial says to press and to fill in: what stands in bold, in its order. */
    private static List<String> told() throws Exception {
        var bold = Pattern.compile("\\*\\*(.+?)\\*\\*").matcher(Files.readString(TUTORIAL));
        return bold.results().map(one -> one.group(1)).toList();
    }
}
