package org.throughline.casefile.register;

import java.util.EnumSet;
import java.util.Set;
import org.throughline.casefile.codes.Coded;
import org.throughline.casefile.codes.DataClass;

/**
 * What sort of organisation an agency is; it fixes the column of the event table and the most it
 * may ever hold.
 */
public enum AgencyKind implements Coded {
    POLICE("police", Column.POLICE, EnumSet.allOf(DataClass.class)),
    HOUSING("housing", Column.HOUSING, EnumSet.allOf(DataClass.class)),
    COUNCIL_SAFETY(
            "council-safety",
            Column.HOUSING,
            EnumSet.of(
                    DataClass.CODE,
                    DataClass.IDENT,
                    DataClass.CONTACT,
                    DataClass.PLACE,
                    DataClass.NARR)),
    COUNCIL_OTHER(
            "council-other",
            Column.OTHER,
            EnumSet.of(
                    DataClass.CODE,
                    DataClass.IDENT,
                    DataClass.CONTACT,
                    DataClass.PLACE,
                    DataClass.SPECIAL,
                    DataClass.NARR)),
    SCHOOL(
            "school",
            Column.OTHER,
            EnumSet.of(DataClass.CODE, DataClass.IDENT, DataClass.CONTACT, DataClass.NARR)),
    HEALTH(
            "health",
            Column.OTHER,
            EnumSet.of(
                    DataClass.CODE,
                    DataClass.IDENT,
                    DataClass.CONTACT,
                    DataClass.SPECIAL,
                    DataClass.NARR)),
    VOLUNTARY(
            "voluntary",
            Column.OTHER,
            EnumSet.of(
                    DataClass.CODE,
                    DataClass.IDENT,
                    DataClass.CONTACT,
                    DataClass.SPECIAL,
                    DataClass.NARR)),
    LEGAL(
            "legal",
            Column.OTHER,
            EnumSet.of(
                    DataClass.CODE,
                    DataClass.IDENT,
                    DataClass.CONTACT,
                    DataClass.PLACE,
                    DataClass.SPECIAL,
                    DataClass.NARR));

    /** The column of the event table that holds for a kind of agency. */
    public enum Column {
        POLICE,
        HOUSING,
        OTHER
    }

    private final String code;
    private final Column column;
    private final Set<DataClass> mostItMayHold;

    AgencyKind(String code, Column column, Set<DataClass> mostItMayHold) {
        this.code = code;
        this.column = column;
        this.mostItMayHold = Set.copyOf(mostItMayHold);
    }

    @Override
    public String code() {
        return code;
    }

    public Column column() {
        return column;
    }

    /** The classes that an agency of this kind may hold, whatever agreement and basis say. */
    public Set<DataClass> mostItMayHold() {
        return mostItMayHold;
    }
}
