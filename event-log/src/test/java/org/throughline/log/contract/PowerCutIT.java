package org.throughline.log.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.log.entry.StoredEvent;

/**
 * The power goes: what the disk was not told to keep is gone. A file system that is shut down
 * without a flush does that.
 */
@EnabledIf(
        value = "canCut",
        disabledReason =
                "not run: needs root, loop devices and the tools of XFS (package xfsprogs)")
class PowerCutIT {
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final int CUTS = Campaign.times(1, 5);

    static boolean canCut() {
        try {
            return "root".equals(System.getProperty("user.name"))
                    && run(
                                    "sh",
                                    "-c",
                                    "command -v mkfs.xfs && command -v xfs_io && grep -qw xfs /proc/filesystems")
                            == 0
                    && run("losetup", "-f") == 0;
        } catch (IOException | InterruptedException e) {
            return false;
        }
    }

    private static int run(String... command) throws IOException, InterruptedException {
        var process =
                new ProcessBuilder(command)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        if (!process.waitFor(60, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            return -1;
        }
        return process.exitValue();
    }

    private static void must(String... command) throws IOException, InterruptedException {
        assertThat(run(command)).as(String.join(" ", command)).isZero();
    }

    @Test
    void what_was_acknowledged_survives_a_power_cut(@TempDir Path folder) throws Exception {
        var disk = folder.resolve("disk");
        var mount = Files.createDirectory(folder.resolve("mount"));
        try (var file =
                java.nio.channels.FileChannel.open(
                        disk,
                        java.nio.file.StandardOpenOption.CREATE_NEW,
                        java.nio.file.StandardOpenOption.WRITE)) {
            file.write(java.nio.ByteBuffer.wrap(new byte[1]), 1536L * 1024 * 1024 - 1);
        }
        must("mkfs.xfs", "-q", disk.toString());
        must("mount", "-o", "loop", disk.toString(), mount.toString());
        try {
            cutAndLook(folder, disk, mount);
        } finally {
            run("umount", "-l", mount.toString());
        }
    }

    private void cutAndLook(Path folder, Path disk, Path mount) throws Exception {
        try (var server = new OwnServer(folder.resolve("data"));
                var contract = ContractLog.over(server.url, server.database())) {
            var data = mount.resolve("postgres");
            var elsewhere = server.command("fsync=on", isSeeded() ? "fsync=off" : "fsync=on");
            server.moveTo(data);
            var command =
                    elsewhere.stream()
                            .map(word ->
                                    word.equals(folder + "/data/postgres") ? data.toString() : word)
                            .toList();
            server.start(command);
            var log = contract.node();
            var writers = new Writers(log);
            for (int cut = 0; cut < CUTS; cut++) {
                writes(writers, 500);
                cut(server, disk, mount);
                server.start(command);
            }
            writes(writers, 100);
            writers.stop();

            var all = ContractLog.all(log);
            assertThat(all).extracting(StoredEvent::id).doesNotHaveDuplicates();
            writers.acknowledged.forEach((id, position) ->
                    assertThat(all.get((int) (position - 1)).id())
                            .as("at " + position)
                            .isEqualTo(id));
        }
    }

    private static boolean isSeeded() {
        return SeededBug.chosen() == SeededBug.FSYNC_OFF;
    }

    private static void writes(Writers writers, int more) {
        int before = writers.acknowledged.size();
        await().atMost(SOON).until(() -> writers.acknowledged.size() > before + more);
    }

    private static void cut(OwnServer server, Path disk, Path mount) throws Exception {
        var postmaster = server.process();
        var children = postmaster.descendants().toList();
        must("xfs_io", "-x", "-c", "shutdown", mount.toString());
        // Nothing can be read or written there any more, so it is ended from outside.
        postmaster.destroyForcibly();
        children.forEach(ProcessHandle::destroyForcibly);
        await().atMost(SOON).until(() -> run("umount", mount.toString()) == 0);
        must("mount", "-o", "loop", disk.toString(), mount.toString());
    }
}
