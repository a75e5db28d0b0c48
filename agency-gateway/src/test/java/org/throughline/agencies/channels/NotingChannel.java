package org.throughline.agencies.channels;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.throughline.agencies.ledger.Outcome;
import org.throughline.agencies.ledger.Sending;
import org.throughline.agencies.reaching.Connection;

/** Another channel, which only notes what it is given. */
public final class NotingChannel implements Channel {
    public static final String CODE = "api";

    private final List<String> noted = new CopyOnWriteArrayList<>();

    @Override
    public String code() {
        return CODE;
    }

    @Override
    public int entriesMax() {
        return 1;
    }

    @Override
    public Outcome deliver(Connection connection, List<Sending> sending) {
        var one = sending.getFirst();
        noted.add(one.delivery().caseId() + " " + one.id());
        return new Outcome.Confirmed("noted");
    }

    public List<String> noted() {
        return List.copyOf(noted);
    }
}
