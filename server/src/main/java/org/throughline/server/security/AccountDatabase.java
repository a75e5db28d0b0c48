package org.throughline.server.security;

import com.zaxxer.hikari.HikariDataSource;
import jakarta.annotation.PreDestroy;
import javax.sql.DataSource;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.throughline.server.wiring.Addresses;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.GatewayDatabase;
import org.throughline.server.wiring.Pools;
import org.throughline.server.wiring.Schemas;

/** Where this node keeps how people and machines prove who they are: schema {@code server}. */
@Component
public class AccountDatabase {
    private static final int PASSKEY_CONNECTIONS_MAX = 2;

    private final DataSource pool;
    private final HikariDataSource passkeys;

    AccountDatabase(
            Addresses addresses,
            ObjectProvider<CaseworkDatabase> casework,
            ObjectProvider<GatewayDatabase> gateway) {
        var own = casework.getIfAvailable();
        this.pool = own != null ? own.derived() : gateway.getObject().pool();
        Schemas.migrate(pool, "server");
        // The library that keeps passkeys names its tables without a schema.
        this.passkeys =
                Pools.open(
                        "passkeys",
                        own != null ? addresses.casework() : addresses.gateway(),
                        PASSKEY_CONNECTIONS_MAX,
                        "set search_path to server");
    }

    public DataSource pool() {
        return pool;
    }

    DataSource passkeys() {
        return passkeys;
    }

    @PreDestroy
    void close() {
        passkeys.close();
    }
}
