package org.throughline.agencies.channels.page;

import static org.throughline.agencies.channels.Reached.HOMES;

import org.throughline.agencies.channels.ArrivedContract;
import org.throughline.agencies.channels.Channel;
import org.throughline.agencies.reaching.Connection;

/** The pages, which have an entry as soon as the store has it. */
class PageChannelIT extends ArrivedContract {
    private boolean isFirst = true;

    @Override
    protected Channel channel() {
        return new PageChannel();
    }

    @Override
    protected String code() {
        return Connection.PAGE;
    }

    /** The pages are what everybody has who has set nothing up. */
    @Override
    protected void use() {
        if (!isFirst) {
            reached.connections.use(Connection.by(Connection.PAGE, HOMES, "", ""));
        }
        isFirst = false;
    }
}
