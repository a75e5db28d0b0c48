package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.log.entry.StoredEvent;

/** PostgreSQL is killed under load, again and again. */
class ServerKilledIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int KILLS = Campaign.times(3, 20);

    @Test
    void what_was_acknowledged_is_there_once_when_the_server_comes_back(@TempDir Path folder)
            throws Exception {
        try (var server = new OwnServer(folder);
                var contract = ContractLog.over(server.url, server.database())) {
            var command = server.command("", "");
            var log = contract.node();
            var writers = new Writers(log);
            for (int kill = 0; kill < KILLS; kill++) {
                int before = writers.acknowledged.size();
                await().atMost(SOON).until(() -> writers.acknowledged.size() > before + 300);
                server.kill(kill % 3 == 2 ? "INT" : "QUIT");
                server.start(command);
            }
            int before = writers.acknowledged.size();
            await().atMost(SOON).until(() -> writers.acknowledged.size() > before + 300);
            writers.stop();

            var all = ContractLog.all(log);
            assertThat(all).extracting(StoredEvent::id).doesNotHaveDuplicates();
            writers.acknowledged.forEach((id, position) ->
                    assertThat(all.get((int) (position - 1)).id())
                            .as("at " + position)
                            .isEqualTo(id));
        }
    }
}
