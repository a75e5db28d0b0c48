package org.throughline.server.security;

import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;

/** Where this node keeps how people and machines prove who they are: schema {@code server}. */
@Component
public class AccountDatabase {
    private final DataSource pool;

    AccountDatabase(
            ObjectProvider<CaseworkDatabase> casework, ObjectProvider<GatewayDatabase> gateway) {
        var own = casework.getIfAvailable();
        this.pool = own != null ? own.derived() : gateway.getObject().pool();
        Flyway.configure()
                .dataSource(pool)
                .schemas("server")
                .locations("classpath:db/server")
                .table("migration")
                .loggers("slf4j")
                .load()
                .migrate();
    }

    public DataSource pool() {
        return pool;
    }
}
