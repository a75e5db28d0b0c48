package org.throughline.log.transfer;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.function.LongConsumer;
import javax.sql.DataSource;
import org.postgresql.PGConnection;
import org.throughline.log.entry.OldEpoch;

/**
 * Brings the events of a file into a log: by binary COPY into a place apart, then numbered there by
 * the function that numbers every append. The file is read to its end before the first event is
 * taken. Portions are remembered, so an import that was killed is begun again and goes on where it
 * was.
 */
public final class LogImport {
    private static final int PORTION = 5_000;

    private final DataSource database;
    private final int epoch;

    /**
     * @param database under the role of the program
     * @param epoch under which the node that imports has opened the log
     */
    public LogImport(DataSource database, int epoch) {
        this.database = database;
        this.epoch = epoch;
    }

    /** The events do not fit the log: it holds other ones of the same stream. */
    public static final class Misfit extends RuntimeException {
        private static final long serialVersionUID = 1;

        Misfit(String message) {
            super(message);
        }
    }

    /**
     * @param appended how many events were new
     * @param repeated how many had come in before from the same file
     */
    public record Result(long appended, long repeated) {}

    /**
     * Imports a file.
     *
     * @param progress is told how many events are done
     * @throws TornFile when the file is not whole; the log is unchanged
     * @throws Misfit when a stream of the file does not go on where it ends in the log; what was
     *     imported before stays, and nothing of the portion that does not fit
     * @throws OldEpoch when this node is shut out
     */
    public Result run(Path file, LongConsumer progress) throws IOException {
        var whole = EventFile.check(file);
        var counted = new long[3]; // portions, appended, repeated
        EventFile.read(
                file,
                PORTION,
                lines -> {
                    if (lines.isEmpty()) {
                        return;
                    }
                    boolean isNew =
                            take(whole.digest() + "/" + counted[0]++, whole.digest(), lines);
                    counted[isNew ? 1 : 2] += lines.size();
                    progress.accept(counted[1] + counted[2]);
                });
        return new Result(counted[1], counted[2]);
    }

    private boolean take(String portion, String digest, List<EventFile.Line> lines)
            throws IOException {
        try (var connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                connection
                        .unwrap(PGConnection.class)
                        .getCopyAPI()
                        .copyIn(
                                BinaryCopy.INTO,
                                new ByteArrayInputStream(BinaryCopy.of(portion, lines)));
                boolean isNew = number(connection, portion, digest, lines.size());
                connection.commit();
                return isNew;
            } catch (SQLException | IOException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw switch (String.valueOf(e.getSQLState())) {
                case OldEpoch.SQL_STATE -> new OldEpoch(epoch, e);
                case "TL002" -> new Misfit(firstLine(e));
                default ->
                        new IllegalStateException(
                                "the import was interrupted: SQL state " + e.getSQLState(), e);
            };
        }
    }

    private boolean number(Connection connection, String portion, String digest, int events)
            throws SQLException {
        try (var call =
                connection.prepareStatement(
                        "select outcome from log.append_incoming(?, ?, ?, ?, ?)")) {
            call.setInt(1, epoch);
            call.setString(2, portion);
            call.setLong(3, events);
            call.setString(4, portion);
            call.setString(5, digest);
            try (var rows = call.executeQuery()) {
                rows.next();
                return rows.getString(1).equals("appended");
            }
        }
    }

    private static String firstLine(SQLException e) {
        var message = String.valueOf(e.getMessage());
        return message.lines().findFirst().orElse(message).replaceFirst("^ERROR: ", "");
    }
}
