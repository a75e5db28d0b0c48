package org.throughline.referrals.register;

import org.throughline.casefile.RegisterChange;
import org.throughline.casefile.register.Register;
import org.throughline.referrals.log.FactReader;
import org.throughline.referrals.stored.EventJson;

/** The registers as they now stand, folded from the log. */
public final class Registers {
    private final FactReader log;
    private volatile Register now = Register.EMPTY;

    public Registers(FactReader log) {
        this.log = log;
        refresh();
    }

    public Register now() {
        return now;
    }

    /**
     * Reads the registers' stream again; called after every change, by whichever node it was made.
     */
    public synchronized void refresh() {
        var register = Register.EMPTY;
        for (var fact : log.stream(EventJson.REGISTER)) {
            if (EventJson.read(fact) instanceof RegisterChange change) {
                register = register.with(change.entry(), change.recordedAt());
            }
        }
        now = register;
    }
}
