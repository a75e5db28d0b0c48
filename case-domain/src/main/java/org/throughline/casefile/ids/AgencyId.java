package org.throughline.casefile.ids;

/** The code of a registered agency, or {@link #PROJECT} for the support organisation itself. */
public record AgencyId(String value) {

    /** The project as an actor: its staff belong to no agency. */
    public static final AgencyId PROJECT = new AgencyId("project");

    public AgencyId {
        Ids.check(value);
    }

    public boolean isProject() {
        return equals(PROJECT);
    }

    @Override
    public String toString() {
        return value;
    }
}
