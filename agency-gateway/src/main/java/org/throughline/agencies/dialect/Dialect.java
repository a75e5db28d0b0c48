package org.throughline.agencies.dialect;

import org.throughline.agencies.dialect.council.CouncilDialect;
import org.throughline.agencies.dialect.housing.HousingDialect;
import org.throughline.agencies.dialect.police.PoliceDialect;
import org.throughline.casefile.partner.PartnerEntry;
import org.throughline.casefile.register.AgencyKind;

/** How one sort of agency says what it is told. */
public interface Dialect {

    /**
     * The entry in the agency's own words; a code without an entry in the map parks the document.
     */
    DialectDocument translate(PartnerEntry entry);

    /** The vocabulary of a kind of agency; those without one of their own read ours. */
    static Dialect of(AgencyKind kind) {
        return switch (kind) {
            case POLICE -> PoliceDialect.INSTANCE;
            case HOUSING -> HousingDialect.INSTANCE;
            case COUNCIL_SAFETY, COUNCIL_OTHER -> CouncilDialect.INSTANCE;
            case SCHOOL, HEALTH, VOLUNTARY, LEGAL -> PlainDialect.INSTANCE;
        };
    }
}
