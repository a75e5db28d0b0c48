package org.throughline.campaign.check;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import javax.sql.DataSource;

/** When entries came to the agencies, by the gateway's own word. */
final class ArrivalTable {
    private final DataSource gateway;

    ArrivalTable(DataSource gateway) {
        this.gateway = gateway;
    }

    /**
     * When each event first came to this agency, of cases that begin like this; without those that
     * a later command let out.
     */
    Map<String, Instant> of(String agency, String prefix) {
        try (var connection = gateway.getConnection();
                var query =
                        connection.prepareStatement(
                                """
                                select event_id, min(received_at) from gateway.entry
                                where agency = ? and starts_with(case_id, ?) and not late_release
                                group by event_id
                                """)) {
            query.setString(1, agency);
            query.setString(2, prefix);
            var arrivals = new HashMap<String, Instant>();
            try (var rows = query.executeQuery()) {
                while (rows.next()) {
                    arrivals.put(rows.getString(1), rows.getTimestamp(2).toInstant());
                }
            }
            return arrivals;
        } catch (SQLException e) {
            throw new IllegalStateException("the agencies' database does not answer", e);
        }
    }
}
