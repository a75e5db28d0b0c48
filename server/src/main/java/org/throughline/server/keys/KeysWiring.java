package org.throughline.server.keys;

import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.log.PostgresLog;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.keys.MasterKeyToken;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.node.Settings;
import org.throughline.server.wiring.Addresses;

/** The keys of the persons, on every node that reads the log. */
@Configuration(proxyBeanMethods = false)
@OnNode({NodeRole.CASEWORK, NodeRole.PROJECTIONS})
class KeysWiring {

    @Bean
    KeyDatabase keyDatabase(Addresses addresses) {
        return new KeyDatabase(addresses.personKeys());
    }

    @Bean
    KeyRing keyRing(KeyDatabase database, Settings settings) {
        var token = settings.masterToken();
        return token == null
                ? KeyRing.open(database.pool(), settings.keysFolder())
                : KeyRing.open(
                        database.pool(),
                        settings.keysFolder(),
                        new MasterKeyToken(token.configuration(), token.pinFile(), token.label()));
    }

    @Bean
    PersonalSeal personalSeal(KeyRing keys) {
        return new PersonalSeal(keys);
    }

    @Bean
    @OnNode(NodeRole.CASEWORK)
    Shredding shredding(KeyRing keys, PostgresLog log) {
        // Of a log that was restored from a backup, what comes after it has these numbers again.
        if (keys.followedTo() > log.head()) {
            keys.followed(0);
        }
        return new Shredding(keys);
    }

    @Bean
    OpenedLog openedLog(PostgresLog log, KeyRing keys) {
        return new OpenedLog(log, keys);
    }
}
