package org.throughline.server.security;

import org.throughline.casefile.register.RegisterEntry.Staff;

/** Somebody who is signed in, without a program that knows them. */
public final class TestSignedIn {
    private TestSignedIn() {}

    public static SignedIn of(Staff staff) {
        return SignedIn.person(staff, CredentialTable.Standing.NONE, java.time.Instant.EPOCH);
    }
}
