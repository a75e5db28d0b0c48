package org.throughline.server.operator;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.function.LongConsumer;
import java.util.stream.Stream;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.mvc.method.annotation.StreamingResponseBody;
import org.throughline.log.PostgresLog;
import org.throughline.log.verify.Verification;
import org.throughline.log.verify.Verification.Fault;
import org.throughline.referrals.stored.DomainJson;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.wiring.CaseworkDatabase;

/** What the operator can do with the log as a whole. */
@RestController
@OnNode(NodeRole.CASEWORK)
class LogRoutes {
    private final CaseworkDatabase database;
    private final PostgresLog log;
    private final SealedLog sealed;

    LogRoutes(CaseworkDatabase database, PostgresLog log, SealedLog sealed) {
        this.database = database;
        this.sealed = sealed;
        this.log = log;
    }

    /**
     * Answers lines of JSON as it goes: {"done", "of"}, first of the rows of the log and then of
     * the tree over them, and at the end what was found.
     */
    @PostMapping(value = "/operator/log/verify", produces = MediaType.APPLICATION_NDJSON_VALUE)
    ResponseEntity<StreamingResponseBody> verify() {
        return ResponseEntity.ok(out -> {
            long head = log.head();
            LongConsumer progress = done -> line(out, Map.of("done", done, "of", head));
            var report = Verification.of(database.derived(), progress);
            var found = sealed.examine(progress);
            line(
                    out,
                    Map.of(
                            "events", report.events(),
                            "streams", report.streams(),
                            "faults",
                                    Stream.concat(
                                                    report.faults().stream().map(Fault::toString),
                                                    found.stream())
                                            .toList()));
        });
    }

    /** Shuts out every node that runs, this one too. */
    @PostMapping("/operator/log/raise-epoch")
    Map<String, Object> raiseEpoch() {
        return Map.of("epoch", PostgresLog.raiseEpoch(database.derived()));
    }

    static void line(OutputStream out, Map<String, Object> line) {
        try {
            out.write(
                    DomainJson.mapper().writeValueAsString(line).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            out.flush();
        } catch (IOException gone) {
            // Nobody waits for the result any more, and there is no other use of it.
            throw new UncheckedIOException(gone);
        }
    }
}
