package org.throughline.server.sealing;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The self-audit reads the log in pieces, and goes on where it was. */
class SelfAuditPiecesIT {
    private static final int PIECE = 7;
    private static final int IN_THE_SECOND = PIECE + 3;

    private GoldenLog golden;
    private SelfAudit audit;

    @BeforeEach
    void seal() throws Exception {
        golden = new GoldenLog();
        golden.sealAll();
        golden.sealed().checkpoint();
        audit = golden.audit();
    }

    @AfterEach
    void close() {
        audit.close();
        golden.close();
    }

    private void edit(int position) throws SQLException {
        golden.asSuperuser("update log.event set version = '9' where position = " + position);
    }

    private void readToTheEnd() {
        for (long read = 0; read <= golden.log.head() && audit.wholeAt().isEmpty(); read += PIECE) {
            audit.look(PIECE);
        }
    }

    @Test
    void the_log_is_found_as_sealed_with_its_last_piece_and_not_before() {
        for (long read = PIECE; read < golden.log.head(); read += PIECE) {
            audit.look(PIECE);
            assertThat(audit.wholeAt()).isEmpty();
        }
        audit.look(PIECE);
        audit.look(PIECE);
        assertThat(audit.trouble()).isEmpty();
        assertThat(audit.wholeAt()).hasValue(golden.clock.instant());
    }

    @Test
    void what_is_edited_in_a_piece_that_is_still_to_come_is_found_when_it_comes()
            throws SQLException {
        audit.look(PIECE);
        edit(IN_THE_SECOND);
        assertThat(audit.trouble()).isEmpty();

        audit.look(PIECE);
        assertThat(audit.trouble())
                .hasValueSatisfying(
                        found -> assertThat(found).contains(String.valueOf(IN_THE_SECOND)));
    }

    @Test
    void what_is_edited_behind_the_reader_is_found_in_the_next_round() throws SQLException {
        audit.look(PIECE);
        audit.look(PIECE);
        edit(IN_THE_SECOND);
        readToTheEnd();
        assertThat(audit.wholeAt()).isPresent();
        assertThat(audit.trouble()).isEmpty();

        audit.look(PIECE);
        audit.look(PIECE);
        assertThat(audit.trouble()).isPresent();
    }
}
