package org.throughline.server.api;

import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.throughline.casefile.Refusal;
import org.throughline.referrals.Answer;
import org.throughline.referrals.contract.Violation;
import tools.jackson.databind.json.JsonMapper;

/**
 * Puts refusals into the words of RFC 9457: one type per code, what to do, field violations, never
 * personal data.
 */
@Component
public class Problems {
    /** Nobody is signed in, or not as what is asked for. */
    public static final String NOT_SIGNED_IN = "NOT_SIGNED_IN";

    private static final String UNAVAILABLE = "UNAVAILABLE";
    private static final String NOT_NOW =
            "This cannot be answered now. Send the same again; its id makes that safe.";

    private static final JsonMapper JSON = JsonMapper.shared();

    /** The answer to a refused command or question. */
    public ResponseEntity<Map<String, Object>> refused(Answer.Refused refused) {
        return answer(
                refused.reason(),
                refused.reason().status(),
                refused.violations(),
                refused.details());
    }

    /**
     * The answer to a question that is refused for one reason, with the status that goes with it.
     */
    public ResponseEntity<Map<String, Object>> refused(Refusal reason) {
        return answer(reason, reason.status(), List.of(), List.of());
    }

    /** A wrong query parameter or unreadable JSON: VALIDATION with status 400. */
    public ResponseEntity<Map<String, Object>> unreadable(String field, String whatToDo) {
        return answer(Refusal.VALIDATION, 400, List.of(new Violation(field, whatToDo)), List.of());
    }

    /** Something of ours failed; the same request may be sent again, its id makes that safe. */
    public ResponseEntity<Map<String, Object>> unavailable() {
        return ResponseEntity.status(503)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(503, UNAVAILABLE, NOT_NOW));
    }

    /** The same outside of any controller. */
    public void writeUnavailable(HttpServletResponse response) throws IOException {
        write(response, 503, UNAVAILABLE, NOT_NOW);
    }

    /** Whoever asks has not shown who they are, or too long ago. */
    public ResponseEntity<Map<String, Object>> notSignedIn(String whatToDo) {
        return ResponseEntity.status(401)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body(401, NOT_SIGNED_IN, whatToDo));
    }

    private ResponseEntity<Map<String, Object>> answer(
            Refusal reason, int status, List<Violation> violations, List<String> details) {
        var body = body(status, reason.name(), RefusalWords.of(reason));
        body.putAll(words(new Answer.Refused(reason, violations, details)));
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(body);
    }

    /** A refusal without what belongs to HTTP: its code, what to do, and which fields. */
    public static Map<String, Object> words(Answer.Refused refused) {
        var words = new LinkedHashMap<String, Object>();
        words.put("code", refused.reason().name());
        words.put("detail", RefusalWords.of(refused.reason()));
        if (!refused.violations().isEmpty()) {
            words.put(
                    "violations",
                    refused.violations().stream()
                            .map(violation ->
                                    Map.of(
                                            "field",
                                            violation.field(),
                                            "message",
                                            violation.message()))
                            .toList());
        }
        if (!refused.details().isEmpty()) {
            words.put("details", refused.details());
        }
        return words;
    }

    /** Writes a problem that belongs to the transport, outside of any controller. */
    public void write(HttpServletResponse response, int status, String code, String whatToDo)
            throws IOException {
        response.setStatus(status);
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setCharacterEncoding(StandardCharsets.UTF_8.name());
        response.getOutputStream().write(JSON.writeValueAsBytes(body(status, code, whatToDo)));
    }

    private static Map<String, Object> body(int status, String code, String whatToDo) {
        var body = new LinkedHashMap<String, Object>();
        body.put("type", "/problems/" + code);
        var known = HttpStatus.resolve(status);
        body.put("title", known == null ? code : known.getReasonPhrase());
        body.put("status", status);
        body.put("code", code);
        body.put("detail", whatToDo);
        return body;
    }
}
