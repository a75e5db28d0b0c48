package org.throughline.server.following;

import java.util.List;
import org.throughline.casefile.LogEntry;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.RegisterChange;
import org.throughline.referrals.register.Registers;

/**
 * Keeps this node's registers current when another node changes them. They are folded at start, so
 * nothing is kept.
 */
public final class RegisterFollower implements LogFollower {
    private final Registers registers;
    private volatile long position;

    public RegisterFollower(Registers registers, long head) {
        this.registers = registers;
        this.position = head;
        registers.refresh();
    }

    @Override
    public String name() {
        return "registers";
    }

    @Override
    public long position() {
        return position;
    }

    @Override
    public void follow(List<LogEntry> entries) {
        if (entries.stream().anyMatch(RegisterChange.class::isInstance)) {
            registers.refresh();
        }
        position = entries.getLast().position();
    }
}
