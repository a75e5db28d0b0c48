package org.throughline.server.security;

import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;
import org.throughline.server.wiring.Schemas;

/** Where this node keeps how people and machines prove who they are: schema {@code server}. */
@Component
public class AccountDatabase {
    private final DataSource pool;

    AccountDatabase(
            ObjectProvider<CaseworkDatabase> casework, ObjectProvider<GatewayDatabase> gateway) {
        var own = casework.getIfAvailable();
        this.pool = own != null ? own.derived() : gateway.getObject().pool();
        Schemas.migrate(pool, "server");
    }

    public DataSource pool() {
        return pool;
    }
}
