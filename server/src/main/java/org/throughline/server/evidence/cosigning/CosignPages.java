package org.throughline.server.evidence.cosigning;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.throughline.casefile.Role;
import org.throughline.proof.note.VerifierKey;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.pages.Pages;
import org.throughline.server.pages.form.Field;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.security.SignedIn;
import org.throughline.server.signing.AuditorKeyTable;
import org.throughline.server.signing.NotTheLogSealed;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.witnessing.Handed;
import org.throughline.server.witnessing.Witnesses;

/**
 * Auditors cosign on a machine of their own, with a key that the program never sees (decision 35).
 * Here they name it, somebody else agrees to it, and they hand in what they cosigned.
 */
@Controller
@OnNode(NodeRole.CASEWORK)
class CosignPages {
    private static final String FIRST_TIME = "0";

    private final Pages pages;
    private final SealedLog sealed;
    private final Witnesses witnesses;
    private final AuditorKeyTable keys;
    private final Clock clock;

    CosignPages(
            Pages pages,
            SealedLog sealed,
            Witnesses witnesses,
            CaseworkDatabase database,
            Clock clock) {
        this.pages = pages;
        this.sealed = sealed;
        this.witnesses = witnesses;
        this.keys = new AuditorKeyTable(database.derived());
        this.clock = clock;
    }

    /** What was just done, or why it was not, beside which field that stands and what is in it. */
    private record Outcome(
            @Nullable String done, @Nullable String problem, String field, String typed) {
        static final Outcome NOTHING = new Outcome(null, null, "", "");

        static Outcome done(String words) {
            return new Outcome(words, null, "", "");
        }

        static Outcome problem(String field, String words, String typed) {
            return new Outcome(null, words, field, typed);
        }

        Field field(String path, String label, String kind, String hint, String otherwise) {
            boolean isMine = problem != null && field.equals(path);
            return Field.required(
                    path,
                    label,
                    kind,
                    hint,
                    isMine ? typed : otherwise,
                    List.of(),
                    isMine ? problem : null);
        }
    }

    @GetMapping("/audit/cosign")
    ResponseEntity<String> show(@AuthenticationPrincipal SignedIn who, HttpServletRequest request) {
        return page(Outcome.NOTHING, who, request);
    }

    /** What the log says now, as the file that is cosigned. It holds nothing of any case. */
    @GetMapping("/audit/cosign/next")
    ResponseEntity<?> next(
            @RequestParam(defaultValue = FIRST_TIME) String from,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (!from.strip().matches("\\d{1,15}")) {
            return page(
                    Outcome.problem("from", "Give a number; 0 the first time", from), who, request);
        }
        try {
            var next = witnesses.next(Long.parseLong(from.strip())).orElse(null);
            if (next != null) {
                return ResponseEntity.ok()
                        .contentType(MediaType.APPLICATION_JSON)
                        .header(
                                HttpHeaders.CONTENT_DISPOSITION,
                                "attachment; filename=\"next.json\"")
                        .body(next.bytes());
            }
            return page(
                    Outcome.problem(
                            "from", "The log has not as many facts, or is not signed here", from),
                    who,
                    request);
        } catch (NotTheLogSealed found) {
            return page(
                    Outcome.problem(
                            "from", "The log is not what was sealed. Tell the operator", from),
                    who,
                    request);
        }
    }

    /** Names a key as one's own. */
    @PostMapping("/audit/cosign/keys")
    ResponseEntity<String> name(
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        if (who.actor().role() != Role.AUDITOR) {
            return pages.nothingHere(who, request);
        }
        var given = VerifierKey.parse(key.strip());
        if (given.isEmpty() || given.get().type() != VerifierKey.Type.COSIGNATURE_V1) {
            return page(
                    Outcome.problem(
                            "key", "Give the line that was printed when you made the key", key),
                    who,
                    request);
        }
        if (!given.get().name().equals(keyName(who))) {
            return page(
                    Outcome.problem("key", "Make the key under the name " + keyName(who), key),
                    who,
                    request);
        }
        boolean isNew = keys.name(who.actor().person().value(), given.get(), clock.instant());
        return page(
                isNew
                        ? Outcome.done("Read the key out to somebody who agrees to it here")
                        : Outcome.problem("key", "This key was named before", key),
                who,
                request);
    }

    /** Agrees to a key that somebody else named. */
    @PostMapping("/audit/cosign/agreements")
    ResponseEntity<String> agree(
            @RequestParam(defaultValue = "") String key,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        var by = who.actor().person().value();
        return page(
                keys.agree(key, by, sealed.size(), clock.instant())
                        ? Outcome.done("The key counts from now on")
                        : Outcome.problem(
                                "keys",
                                "Nobody else named this key, or it was agreed to before",
                                ""),
                who,
                request);
    }

    /** Takes what was cosigned. */
    @PostMapping("/audit/cosign")
    ResponseEntity<String> handIn(
            @RequestParam(defaultValue = "") String note,
            @AuthenticationPrincipal SignedIn who,
            HttpServletRequest request) {
        // Forms send lines as on a typewriter; a note has newlines alone, the last one too.
        var lines = note.replace("\r\n", "\n").strip() + "\n";
        var handed = witnesses.handIn(lines);
        return page(
                handed == Handed.TAKEN
                        ? Outcome.done("Taken. It stands in every pack from now on")
                        : Outcome.problem("note", words(handed), note),
                who,
                request);
    }

    private static String words(Handed handed) {
        return switch (handed) {
            case TAKEN -> throw new IllegalArgumentException("that is no problem");
            case NO_NOTE -> "Give the whole note, from the log's name to the last signature";
            case NOT_SIGNED_BY_LOG -> "This log did not sign it, or it was changed on the way";
            case KEY_UNKNOWN -> "It has no signature of an auditor's key that counts at its size";
            case WRONG_SIGNATURE -> "The signature is not of this key over this checkpoint";
            case TWO_HISTORIES ->
                    "The log signed this and does not hold it. Nothing is signed any more until"
                            + " somebody has looked";
        };
    }

    private String keyName(SignedIn who) {
        return who.actor().role() == Role.AUDITOR
                ? sealed.origin() + "/auditor/" + who.actor().person()
                : "";
    }

    private ResponseEntity<String> page(Outcome outcome, SignedIn who, HttpServletRequest request) {
        var me = who.actor().person().value();
        var rows =
                keys.all().stream()
                        .map(one ->
                                new CosignPage.Row(
                                        one.person(),
                                        one.key().text(),
                                        one.agreedBy() == null
                                                ? "waits for a second person"
                                                : "agreed to by %s, counts from %d facts on"
                                                        .formatted(one.agreedBy(), one.since()),
                                        one.agreedBy() == null && !one.person().equals(me)))
                        .toList();
        var page =
                new CosignPage(
                        keyName(who),
                        witnesses.witnessed(),
                        rows,
                        outcome.field("key", "The line that was printed", "area", "", ""),
                        outcome.field(
                                "from",
                                "How many facts had the log when you cosigned last?",
                                "text",
                                "The number in the second line of the file that keeps it. 0 the first time.",
                                FIRST_TIME),
                        outcome.field("note", "What was printed", "area", "", ""),
                        outcome.done(),
                        outcome.problem(),
                        outcome.field());
        return pages.show(
                outcome.problem() == null ? HttpStatus.OK : HttpStatus.UNPROCESSABLE_CONTENT,
                "cosign.jte",
                (outcome.problem() == null ? "" : "Error: ") + "Cosign the log",
                page,
                who,
                request);
    }
}
