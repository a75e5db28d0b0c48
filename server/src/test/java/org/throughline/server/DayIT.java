package org.throughline.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.throughline.views.caseload.CasePart;
import org.throughline.views.day.Day;
import org.throughline.views.day.DayItem;
import org.throughline.views.day.DayItem.Kind;

/** What waits for whom, from the commands that begin and end it. */
class DayIT {
    private static final RunningProgram PROGRAM = RunningProgram.shared();
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final Instant NOW = Instant.now().truncatedTo(ChronoUnit.SECONDS);
    private static final String CASE = "BF-0160";

    @Test
    void what_begins_to_wait_is_listed_until_it_ends() throws Exception {
        open();
        said(
                "SetReminder",
                "'reminderId':'d1','what':'Call the landlord','due':'"
                        + NOW.minusSeconds(60)
                        + "','owner':'CW-1'");
        said(
                "RecordContactAttempt",
                "'channelId':'ch1','channel':'mobile','outcome':'wrong-number','messageLeft':false");
        said(
                "RecordServiceGap",
                "'needId':'n1','needCategory':'housing','area':'North','tried':[],'reason':'no-capacity'");
        said("OfferHandover", "'from':'CW-1','to':'CW-4'");
        send();

        waits("CW-1", Kind.ANSWER, Kind.CHANNEL, Kind.GAP, Kind.REMINDER);
        waits("CW-4", Kind.HANDOVER);
        assertThat(Browser.of(PROGRAM, "CW-1").get("/day").body())
                .contains("Call the landlord", "Overdue", "The wrong person answered on ch1.")
                .contains("Need: housing", "Westbrook Wellbeing");
        assertThat(Browser.of(PROGRAM, "CW-4").get("/day").body())
                .contains("Ruth Calder offers the case.")
                .doesNotContain("Call the landlord");
        assertThat(Browser.of(PROGRAM, "SV-1").get("/day").body())
                .contains("Call the landlord", "Ruth Calder offers the case.");

        PageText.holds(shown("/cases/" + CASE), "07700 900111: not asked, or in doubt.");
        PageText.holdsNone(shown("/cases/" + CASE + "/card"), List.of("This is safe"));
        PageText.holds(shown("/cases/" + CASE + "/card"), "We ask you before we use this");
        PageText.holds(
                shown("/cases/" + CASE + "/record/RecordContactAttempt"),
                "Code word: first",
                ">ch1. Call to a mobile, 07700 900111: not asked, or in doubt.");
        PageText.holds(
                shown("/cases/" + CASE + "/record/SetContactSafety"),
                "name=\"rules[0].channelId\" value=\"ch1\" type=\"text\"",
                "name=\"rules[0].value\" value=\"07700 900111\"",
                "value=\"unknown\" selected",
                "name=\"codeWord\" value=\"first\"",
                "name=\"reviewOn\" value=\"\"");

        said("ClearReminder", "'reminderId':'d1','result':'Called'");
        said("ReviewNeed", "'needId':'n1','state':'met'");
        setContactSafety("again");
        PageText.holds(shown("/cases/" + CASE), "07700 900111: safe. Leave no message.");
        PageText.holds(shown("/cases/" + CASE + "/card"), "This is safe", "01/01/2099");
        recorded(
                "CW-4",
                "AcceptHandover",
                "'from':'CW-1','to':'CW-4','openClocks':[],'unsafeChannelsSeen':[]");

        waits("CW-1");
        waits("CW-4", Kind.ANSWER);
    }

    private static String shown(String path) throws Exception {
        return Browser.of(PROGRAM, "CW-1").get(path).body();
    }

    private static void waits(String person, Kind... kinds) {
        await().atMost(SOON)
                .untilAsserted(() ->
                        assertThat(
                                        PROGRAM
                                                .bean(Day.class)
                                                .of(CasePart.all("brackenford-support"), person)
                                                .stream()
                                                .filter(item -> item.caseId().equals(CASE))
                                                .map(DayItem::kind))
                                .containsExactlyInAnyOrder(kinds));
    }

    private static void open() {
        said(
                "OpenCase",
                "'caseRef':'"
                        + CASE
                        + "','projectId':'brackenford-support','sourceKind':'self','channel':'mobile',"
                        + "'anonymous':false,'receivedAt':'"
                        + NOW
                        + "','clientName':'Ada Invented'");
        setContactSafety("first");
        said("IdentifyNeed", "'needId':'n1','category':'housing','severity':'high'");
    }

    private static void setContactSafety(String codeWord) {
        said(
                "SetContactSafety",
                "'rules':[{'channelId':'ch1','kind':'mobile','value':'07700"
                        + " 900111','status':'safe','messageAllowed':false}],'codeWord':'"
                        + codeWord
                        + "','reviewOn':'2099-01-01'");
    }

    private static void send() {
        var agreement =
                "{'commandId':'day-agreement','agreementId':'WW-day','agency':'WW','from':'2026-01-01',"
                        + "'to':'2099-12-31','classes':['CODE','IDENT','NARR']}";
        assertThat(
                        PROGRAM.command("SignAgreement", agreement.replace('\'', '"'), "AD-1")
                                .statusCode())
                .isIn(200, 201);
        said(
                "GiveConsent",
                "'consentId':'s1','grants':[{'agency':'WW','purposes':['support'],'classes':['CODE','NARR']}],"
                        + "'form':'written','interpreterUsed':false,'expiresOn':'2099-01-01','history':'all'");
        var version =
                PROGRAM.bean(org.throughline.referrals.Desk.class)
                        .histories()
                        .of(new org.throughline.casefile.ids.CaseId(CASE))
                        .size();
        said(
                "SendReferral",
                "'referralId':'r1','agency':'WW','service':'counselling','needCategory':'health','purpose':'support','urgency':'high','ask':'Somebody"
                        + " to talk to','shareSet':['ReferralSent.ask'],'basisRef':'s1','previewSeq':"
                        + version);
    }

    private static void said(String command, String fields) {
        recorded("CW-1", command, fields);
    }

    private static void recorded(String person, String command, String fields) {
        var body =
                "{'commandId':'day-"
                        + command
                        + Math.abs(Objects.hash(List.of(fields)))
                        + "','caseId':'"
                        + CASE
                        + "','occurredAt':'"
                        + NOW
                        + "','precision':'exact',"
                        + fields
                        + "}";
        var answer = PROGRAM.command(command, body.replace('\'', '"'), person);
        assertThat(answer.statusCode()).as(command + answer.body()).isEqualTo(201);
    }
}
