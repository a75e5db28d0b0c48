package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.throughline.log.contract.ContractLog.event;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.throughline.log.PostgresLog;
import org.throughline.log.entry.OldEpoch;
import org.throughline.log.entry.StoredEvent;

/** When the epoch is raised, nodes that were there before are shut out. */
class EpochIT {
    private ContractLog contract;

    @BeforeEach
    void open() throws Exception {
        contract = ContractLog.fresh();
    }

    @AfterEach
    void close() {
        contract.close();
    }

    @Test
    void a_node_of_an_old_epoch_appends_nothing_more_and_says_what_to_do() {
        var old = contract.node();
        old.append(null, List.of(event("s", "before")), List.of()).join();

        assertThat(old.isShutOut()).isFalse();
        assertThat(PostgresLog.raiseEpoch(contract.owner)).isEqualTo(2);
        assertThat(old.isShutOut()).isTrue();

        assertThatThrownBy(() -> old.append(null, List.of(event("s", "late")), List.of()).join())
                .hasCauseInstanceOf(OldEpoch.class)
                .hasMessageContaining("start the node again");
        assertThatThrownBy(() ->
                        old.append(null, List.of(event("s", "late")), ContractLog.key("late"))
                                .join())
                .hasCauseInstanceOf(OldEpoch.class);
        assertThat(ContractLog.all(old)).extracting(StoredEvent::id).containsExactly("before");
        assertThat(old.once("command", "late")).isEmpty();
    }

    @Test
    void a_node_that_is_started_again_goes_on() {
        contract.node();
        PostgresLog.raiseEpoch(contract.owner);
        var fresh = contract.node();

        fresh.append(null, List.of(event("s", "after")), List.of()).join();

        assertThat(fresh.head()).isOne();
    }
}
