package org.throughline.bench.axon5;

import java.sql.Types;
import org.hibernate.boot.model.TypeContributions;
import org.hibernate.dialect.PostgreSQLDialect;
import org.hibernate.engine.jdbc.dialect.spi.DialectResolutionInfo;
import org.hibernate.service.ServiceRegistry;
import org.hibernate.type.descriptor.jdbc.BinaryJdbcType;

/**
 * Stores the engine's large objects as {@code bytea}, as its vendor advises for PostgreSQL: left
 * alone, Hibernate would make each payload a large object behind an oid.
 */
public final class ByteaDialect extends PostgreSQLDialect {
    /** Called by Hibernate with the version of the server. */
    public ByteaDialect(DialectResolutionInfo server) {
        super(server);
    }

    @Override
    protected String columnType(int sqlTypeCode) {
        return sqlTypeCode == Types.BLOB ? "bytea" : super.columnType(sqlTypeCode);
    }

    @Override
    public void contributeTypes(TypeContributions contributions, ServiceRegistry registry) {
        super.contributeTypes(contributions, registry);
        contributions
                .getTypeConfiguration()
                .getJdbcTypeRegistry()
                .addDescriptor(Types.BLOB, BinaryJdbcType.INSTANCE);
    }
}
