package org.throughline.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedInfrastructureTest {
    @TempDir Path folder;

    @Test
    void what_postgres_acknowledges_is_on_the_disk() throws SQLException {
        try (var infrastructure = new EmbeddedInfrastructure(folder)) {
            assertThat(ask(infrastructure, "show fsync")).isEqualTo("on");
            assertThat(ask(infrastructure, "show synchronous_commit")).isEqualTo("on");
            assertThat(ask(infrastructure, "show full_page_writes")).isEqualTo("on");
        }
    }

    @Test
    void postgres_listens_on_loopback_and_asks_for_the_password() throws SQLException {
        try (var infrastructure = new EmbeddedInfrastructure(folder)) {
            assertThat(ask(infrastructure, "show listen_addresses")).isEqualTo("127.0.0.1");
            var url = infrastructure.jdbcUrl("postgres");
            assertThatThrownBy(() ->
                            DriverManager.getConnection(url, infrastructure.username(), "guessed"))
                    .isInstanceOf(SQLException.class);
        }
    }

    @Test
    void a_second_start_finds_the_data_of_the_first() throws Exception {
        try (var infrastructure = new EmbeddedInfrastructure(folder)) {
            run(infrastructure, "create table kept (word text)");
            run(infrastructure, "insert into kept values ('still here')");
            createTopic(infrastructure.bootstrapServers(), "kept");
        }
        try (var infrastructure = new EmbeddedInfrastructure(folder)) {
            assertThat(ask(infrastructure, "select word from kept")).isEqualTo("still here");
            assertThat(topics(infrastructure.bootstrapServers())).contains("kept");
        }
    }

    @Test
    void a_start_after_kill_9_takes_the_folder_over_from_the_orphan() throws Exception {
        var killed =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-cp",
                                System.getProperty("java.class.path"),
                                Holder.class.getName(),
                                folder.toString())
                        .redirectError(ProcessBuilder.Redirect.DISCARD)
                        .start();
        assertThat(killed.inputReader().readLine()).isEqualTo("up");
        var orphan =
                Long.parseLong(
                        Files.readAllLines(folder.resolve("postgres/postmaster.pid")).getFirst());
        killed.destroyForcibly();
        assertThat(killed.waitFor(10, TimeUnit.SECONDS)).isTrue();
        assertThat(ProcessHandle.of(orphan))
                .as("the orphan that makes this test worth its time")
                .isPresent();

        try (var infrastructure = new EmbeddedInfrastructure(folder)) {
            assertThat(ask(infrastructure, "select word from kept")).isEqualTo("acknowledged");
            assertThat(topics(infrastructure.bootstrapServers())).contains("kept");
        }
    }

    @Test
    void a_folder_of_a_newer_version_is_refused_and_left_alone() throws IOException {
        Files.writeString(folder.resolve("data-version"), "99\n");
        assertThatThrownBy(() -> new EmbeddedInfrastructure(folder))
                .isInstanceOf(NewerFolder.class)
                .hasMessageContaining("newer version")
                .hasMessageContaining("--data");
        assertThat(folder).isDirectoryNotContaining(file -> !file.endsWith("data-version"));
    }

    /** Starts everything in a JVM of its own and waits to be killed. */
    static final class Holder {
        private Holder() {}

        public static void main(String[] words) throws Exception {
            var infrastructure = new EmbeddedInfrastructure(Path.of(words[0]));
            run(infrastructure, "create table kept (word text)");
            run(infrastructure, "insert into kept values ('acknowledged')");
            createTopic(infrastructure.bootstrapServers(), "kept");
            System.out.println("up");
            Thread.currentThread().join();
        }
    }

    private static String ask(Infrastructure infrastructure, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                infrastructure.jdbcUrl("tried"),
                                infrastructure.username(),
                                infrastructure.password());
                var statement = connection.createStatement();
                var rows = statement.executeQuery(sql)) {
            rows.next();
            return rows.getString(1);
        }
    }

    private static void run(Infrastructure infrastructure, String sql) throws SQLException {
        try (var connection =
                        DriverManager.getConnection(
                                infrastructure.jdbcUrl("tried"),
                                infrastructure.username(),
                                infrastructure.password());
                var statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static void createTopic(String bootstrap, String name) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            admin.createTopics(List.of(new NewTopic(name, 1, (short) 1)))
                    .all()
                    .get(30, TimeUnit.SECONDS);
        }
    }

    private static Iterable<String> topics(String bootstrap) throws Exception {
        try (var admin = Admin.create(Map.of("bootstrap.servers", bootstrap))) {
            return admin.listTopics().names().get(30, TimeUnit.SECONDS);
        }
    }
}
