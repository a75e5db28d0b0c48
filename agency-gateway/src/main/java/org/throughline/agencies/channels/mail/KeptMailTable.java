package org.throughline.agencies.channels.mail;

import java.time.Instant;
import java.util.List;
import javax.sql.DataSource;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.throughline.agencies.EntryTable;

/** Mails that were kept instead of sent. */
final class KeptMailTable {
    private final JdbcClient sql;

    KeptMailTable(DataSource database) {
        this.sql = JdbcClient.create(database);
    }

    void insert(Mail mail, Instant at) {
        sql.sql(
                        """
                        insert into gateway.kept_mail (mail_id, recipient, subject, body, kept_at)
                        values (:id, :to, :subject, :body, :at)
                        """)
                .param("id", mail.id())
                .param("to", mail.to())
                .param("subject", mail.subject())
                .param("body", mail.text())
                .param("at", EntryTable.utc(at))
                .update();
    }

    List<KeptMails.Kept> newest(int limit) {
        return sql.sql(
                        """
                        select recipient, subject, body, kept_at from gateway.kept_mail
                        order by kept_at desc limit :limit
                        """)
                .param("limit", limit)
                .query((row, _) ->
                        new KeptMails.Kept(
                                row.getString("recipient"),
                                row.getString("subject"),
                                row.getString("body"),
                                EntryTable.instant(row, "kept_at")))
                .list();
    }
}
