package org.throughline.server.pages;

import org.jspecify.annotations.Nullable;
import org.throughline.casefile.Actor;
import org.throughline.casefile.ids.AgencyId;
import org.throughline.casefile.ids.PersonId;
import org.throughline.casefile.register.Register;
import org.throughline.casefile.register.RegisterEntry.Agency;
import org.throughline.casefile.register.RegisterEntry.Staff;

/** What people and agencies are called; their codes where the registers know no name. */
public final class Names {
    private Names() {}

    public static String of(PersonId person, Register register) {
        return register.staff(person).map(Staff::name).orElse(person.value());
    }

    public static String of(AgencyId agency, Register register) {
        return register.agency(agency).map(Agency::name).orElse(agency.value());
    }

    /** The name of a person by their code. */
    public static String ofPerson(String person, Register register) {
        return of(new PersonId(person), register);
    }

    /** The name of an agency by its code. */
    public static String ofAgency(String agency, Register register) {
        return of(new AgencyId(agency), register);
    }

    /** Whose case it is; null while it is nobody's. */
    public static String ofCaseworker(@Nullable String person, Register register) {
        return person == null ? "nobody yet" : ofPerson(person, register);
    }

    /** Who did it, and for which agency where it was not the project. */
    public static String of(Actor actor, Register register) {
        var name = of(actor.person(), register);
        return actor.agency().isProject() ? name : name + ", " + of(actor.agency(), register);
    }
}
