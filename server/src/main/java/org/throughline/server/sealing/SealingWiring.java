package org.throughline.server.sealing;

import java.time.Clock;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.server.keys.OpenedFacts;
import org.throughline.server.keys.OpenedLog;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.node.Settings;
import org.throughline.server.signing.KeyPolicyTable;
import org.throughline.server.signing.LogKeys;
import org.throughline.server.wiring.CaseworkDatabase;
import org.throughline.server.wiring.Schemas;

/** The tree beside the log, on every casework node. */
@Configuration(proxyBeanMethods = false)
@OnNode(NodeRole.CASEWORK)
class SealingWiring {
    @Bean
    LogKeys logKeys(CaseworkDatabase database, Settings settings) {
        Schemas.migrate(database.derived(), "proof");
        return LogKeys.open(settings.keysFolder(), new KeyPolicyTable(database.derived()));
    }

    @Bean(initMethod = "start")
    SelfAudit selfAudit(CaseworkDatabase database, OpenedLog log, LogKeys keys, Clock clock) {
        return new SelfAudit(database.derived(), log, keys.policy().origin(), clock);
    }

    @Bean
    SealedLog sealedLog(
            CaseworkDatabase database, OpenedLog log, LogKeys keys, SelfAudit audit, Clock clock) {
        return new SealedLog(database.derived(), log, keys, clock, audit);
    }

    @Bean
    Sealing sealing(
            CaseworkDatabase database,
            OpenedFacts facts,
            KeyRing keys,
            SealedLog sealed,
            Clock clock,
            ObjectProvider<AfterSealing> afterwards) {
        return new Sealing(
                database.derived(),
                facts,
                keys,
                sealed,
                clock,
                afterwards.orderedStream().toList());
    }
}
