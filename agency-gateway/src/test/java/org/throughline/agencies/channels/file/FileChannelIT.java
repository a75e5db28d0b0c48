package org.throughline.agencies.channels.file;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.throughline.agencies.channels.Reached.HOMES;
import static org.throughline.agencies.channels.Reached.OMAR;
import static org.throughline.agencies.channels.Reached.ROSA;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyFactory;
import java.security.MessageDigest;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.spec.X509EncodedKeySpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.throughline.agencies.PartnerJson;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.channels.PushContract;

/** Files in a real folder. */
class FileChannelIT extends PushContract {
    @TempDir Path root;
    private final List<Path> fetched = new ArrayList<>();
    private String publicKey = "";
    private Duration every = Duration.ZERO;

    @Override
    protected Channel channel() {
        return new FileChannel(root.resolve("files"), every, reached.clock);
    }

    @Override
    protected void use() {
        publicKey = new FileSetup(reached.connections, new SecureRandom()).use(HOMES);
    }

    /** Files in the order in which they were made. */
    private List<Path> files() {
        var folder = root.resolve("files").resolve(HOMES.value());
        if (!Files.isDirectory(folder)) {
            return fetched;
        }
        try (var files = Files.list(folder)) {
            files.filter(file -> file.getFileName().toString().matches("throughline-.*\\.zip"))
                    .filter(file -> !fetched.contains(file))
                    .sorted((one, two) -> madeAt(one).compareTo(madeAt(two)))
                    .forEach(fetched::add);
            return fetched;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String madeAt(Path file) {
        return PartnerJson.tree(part(parts(file), RunFile.MANIFEST)).path("madeAt").asString();
    }

    @Override
    protected List<String> arrived() {
        var arrived = new ArrayList<String>();
        for (var file : files()) {
            new String(part(parts(file), RunFile.ENTRIES), StandardCharsets.UTF_8)
                    .lines()
                    .map(PartnerJson::tree)
                    .forEach(event ->
                            arrived.add(
                                    event.path("subject").asString()
                                            + " "
                                            + event.path("id").asString()));
        }
        return arrived;
    }

    private static Map<String, byte[]> parts(Path file) {
        var parts = new HashMap<String, byte[]>();
        try (var zip = new ZipInputStream(Files.newInputStream(file))) {
            for (var entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                parts.put(entry.getName(), zip.readAllBytes());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return parts;
    }

    private static byte[] part(Map<String, byte[]> parts, String name) {
        return requireNonNull(parts.get(name), name);
    }

    /** A file stands where the folder should be. */
    @Override
    protected void breakDown() throws IOException {
        if (Files.isDirectory(root.resolve("files"))) {
            Files.move(root.resolve("files"), root.resolve("aside"));
        }
        Files.writeString(root.resolve("files"), "in the way");
    }

    @Override
    protected void heal() throws IOException {
        Files.delete(root.resolve("files"));
        if (Files.isDirectory(root.resolve("aside"))) {
            Files.move(root.resolve("aside"), root.resolve("files"));
        }
    }

    @Test
    void one_run_is_one_file_that_verifies_by_the_public_key() throws Exception {
        reached.receive(ROSA, 12);
        node("north");
        reached.allSettled(12);
        assertThat(files()).hasSize(1);
        assertThat(files().getFirst().getFileName())
                .hasToString("throughline-TB-000000000001-000000000012.zip");
        var parts = parts(files().getFirst());
        assertThat(isSignedBy(publicKey, parts)).isTrue();
        var manifest = PartnerJson.tree(part(parts, RunFile.MANIFEST));
        var entries = part(parts, RunFile.ENTRIES);
        assertThat(manifest.path("entries").asInt()).isEqualTo(12);
        assertThat(manifest.path("files").get(0).path("sha256").asString())
                .isEqualTo(
                        HexFormat.of()
                                .formatHex(MessageDigest.getInstance("SHA-256").digest(entries)));

        part(parts, RunFile.MANIFEST)[5] ^= 1;
        assertThat(isSignedBy(publicKey, parts)).isFalse();
    }

    /** Nobody knows when the agency fetches them. */
    @Test
    void who_was_erased_is_taken_out_of_files_that_still_lie_there() throws Exception {
        node("north");
        reached.receive(ROSA, 2);
        reached.allSettled(2);
        reached.receive(OMAR, 1);
        reached.allSettled(3);
        var before = bytes(files());
        var agencys = root.resolve("files").resolve("TB").resolve("agencys.zip");
        try (var zip = new ZipOutputStream(Files.newOutputStream(agencys))) {
            zip.putNextEntry(new ZipEntry("a-file-of-theirs.txt"));
        }
        var agencysBytes = bytes(List.of(agencys));
        reached.erase(ROSA, "erasure-1", 2, "answer");
        reached.allSettled(4);

        var now = files();
        assertThat(bytes(List.of(agencys))).as("none of ours").isEqualTo(agencysBytes);
        assertThat(now).hasSize(before.size() + 1);
        assertThat(bytes(now.subList(0, before.size()))).isNotEqualTo(before);
        for (var file : now) {
            assertThat(isSignedBy(publicKey, parts(file))).isTrue();
        }
        var told = new ArrayList<String>();
        for (var file : now) {
            new String(part(parts(file), RunFile.ENTRIES), StandardCharsets.UTF_8)
                    .lines()
                    .map(PartnerJson::tree)
                    .filter(event -> event.path("data").has("payload"))
                    .forEach(event ->
                            told.add(
                                    event.path("id").asString()
                                            + event.path("data")
                                                    .path("payload")
                                                    .path("answer")
                                                    .asString()));
        }
        assertThat(told)
                .containsExactlyInAnyOrder(
                        "event-1.1accepted", "event-2.2[erased]", "event-3.1accepted");
    }

    private static List<String> bytes(List<Path> files) throws IOException {
        var all = new ArrayList<String>();
        for (var file : files) {
            all.add(HexFormat.of().formatHex(Files.readAllBytes(file)));
        }
        return all;
    }

    private static boolean isSignedBy(String publicKey, Map<String, byte[]> parts)
            throws Exception {
        var signature = Signature.getInstance("Ed25519");
        signature.initVerify(
                KeyFactory.getInstance("Ed25519")
                        .generatePublic(
                                new X509EncodedKeySpec(Base64.getDecoder().decode(publicKey))));
        signature.update(part(parts, RunFile.MANIFEST));
        return signature.verify(Base64.getDecoder().decode(part(parts, RunFile.SIGNATURE)));
    }

    @Test
    void a_run_waits_for_its_time_and_takes_what_came_meanwhile() {
        every = Duration.ofSeconds(2);
        node("north");
        reached.receive(ROSA, 1);
        reached.allSettled(1);
        reached.receive(ROSA, 1);
        reached.receive(ROSA, 1);
        reached.allSettled(3);
        assertThat(files()).hasSize(2);
        assertThat(root.resolve("files").resolve("TB"))
                .isDirectoryNotContaining(file -> file.toString().endsWith(".part"));
    }
}
