package org.throughline.server.wiring;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The schemas that the server itself keeps beside those of the rooms. */
public final class Schemas {
    private Schemas() {}

    /** Creates a schema or brings it up to date; its steps are in the folder of its name. */
    public static void migrate(DataSource database, String schema) {
        Flyway.configure()
                .dataSource(database)
                .schemas(schema)
                .locations("classpath:db/" + schema)
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }
}
