package org.throughline.server.wiring;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Optional;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.throughline.agencies.releasing.Leaving;
import org.throughline.agencies.releasing.ReleasedEntries;
import org.throughline.agencies.releasing.Releasing;
import org.throughline.agencies.releasing.SendingAgain;
import org.throughline.casefile.LogFollower;
import org.throughline.casefile.ids.CaseId;
import org.throughline.casefile.ids.ReferralId;
import org.throughline.log.PostgresLog;
import org.throughline.log.axon.AlreadyAppended;
import org.throughline.log.axon.PostgresEventStorageEngine;
import org.throughline.referrals.Desk;
import org.throughline.referrals.contract.Contract;
import org.throughline.referrals.keys.KeyRing;
import org.throughline.referrals.log.LogAccess;
import org.throughline.referrals.log.Redelivery;
import org.throughline.referrals.stored.PersonalSeal;
import org.throughline.server.clocks.ClockFollower;
import org.throughline.server.following.FollowerLoop;
import org.throughline.server.following.Followers;
import org.throughline.server.following.ProcessorActs;
import org.throughline.server.following.RegisterFollower;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.story.StoryImport;
import org.throughline.server.witnessing.LeavingAsSealed;
import org.throughline.views.Rebuild;
import org.throughline.views.Views;
import org.throughline.views.board.ReferralBoard;
import org.throughline.views.caseload.Caseload;
import org.throughline.views.day.Day;
import org.throughline.views.rights.Rights;
import org.throughline.views.search.CaseSearch;
import org.throughline.views.search.PersonSearching;
import org.throughline.views.timeline.CaseTimelines;

/** The casework side: the log, the desk, releasing, and what follows. */
@Configuration(proxyBeanMethods = false)
@OnNode({NodeRole.CASEWORK, NodeRole.PROJECTIONS})
class CaseworkWiring {

    @Bean
    CaseworkDatabase caseworkDatabase(Addresses addresses) {
        var database = new CaseworkDatabase(addresses.casework());
        Releasing.migrate(database.derived());
        Views.migrate(database.derived());
        return database;
    }

    @Bean
    PostgresLog postgresLog(CaseworkDatabase database) {
        return new PostgresLog(database.log(), "stream");
    }

    @Bean
    LogBridge logBridge(PostgresLog log, PersonalSeal seal) {
        return new LogBridge(log, seal);
    }

    @Bean
    Contract contract() {
        return Contract.standard();
    }

    @Bean
    Desk desk(PostgresLog log, LogBridge bridge, CaseworkDatabase database, KeyRing keys) {
        var desk =
                new Desk(
                        new LogAccess(
                                new PostgresEventStorageEngine(log),
                                bridge,
                                bridge,
                                PostgresEventStorageEngine.KNOWN_UP_TO,
                                AlreadyAppended.class,
                                keys),
                        again(new SendingAgain(database.derived())));
        keys.whenErased(desk.known()::forgetAll);
        keys.whenErased(bridge::forget);
        bridge.tell(desk.known());
        return desk;
    }

    private static Redelivery again(SendingAgain sending) {
        return new Redelivery() {
            @Override
            public Optional<String> digestOf(String onceKey) {
                return sending.digestOf(onceKey);
            }

            @Override
            public void again(CaseId caseId, ReferralId referral, String onceKey, String digest) {
                sending.queue(caseId, referral, onceKey, digest);
            }
        };
    }

    @Bean
    ReleasedEntries releasedEntries(CaseworkDatabase database, KeyRing keys) {
        return new ReleasedEntries(database.derived(), keys);
    }

    @Bean
    @OnNode(NodeRole.CASEWORK)
    Releasing releasing(
            CaseworkDatabase database,
            Desk desk,
            LogBridge bridge,
            Messaging messaging,
            SealedLog sealed,
            Clock clock,
            KeyRing keys) {
        return new Releasing(
                database.derived(),
                desk.histories()::lately,
                bridge::registerUpTo,
                bridge::inStoryTime,
                new LeavingAsSealed(sealed),
                messaging::somethingWasReleased,
                clock,
                keys);
    }

    @Bean
    @OnNode(NodeRole.CASEWORK)
    Leaving leaving(CaseworkDatabase database, Desk desk, LogBridge bridge, KeyRing keys) {
        return new Leaving(
                database.derived(),
                keys,
                bridge::changedAfter,
                desk.histories()::lately,
                desk.registers()::now);
    }

    @Bean
    @OnNode(NodeRole.PROJECTIONS)
    Views views(CaseworkDatabase database, Desk desk, KeyRing keys) {
        return new Views(database.derived(), desk.histories()::lately, keys);
    }

    @Bean
    @OnNode(NodeRole.PROJECTIONS)
    Rebuild rebuild(CaseworkDatabase database, Desk desk, LogBridge bridge, KeyRing keys) {
        return new Rebuild(
                database.derived(),
                () -> bridge.cases().stream().map(CaseId::new).toList(),
                desk.histories()::of,
                keys);
    }

    @Bean
    CaseTimelines caseTimelines(CaseworkDatabase database, KeyRing keys) {
        return new CaseTimelines(database.derived(), keys);
    }

    @Bean
    Caseload caseload(CaseworkDatabase database, KeyRing keys) {
        return new Caseload(database.derived(), keys);
    }

    @Bean
    @OnNode(NodeRole.PROJECTIONS)
    PersonSearching personSearching(KeyRing keys, PostgresLog log, Desk desk) {
        var index = keys.index();
        // Of a log that was restored from a backup, what comes after it has these numbers again.
        if (index.followedTo() > log.head()) {
            index.followed(0);
        }
        return new PersonSearching(index, desk.histories()::lately);
    }

    @Bean
    CaseSearch caseSearch(KeyRing keys, Caseload caseload) {
        return new CaseSearch(keys.index(), caseload);
    }

    @Bean
    Day day(CaseworkDatabase database) {
        return new Day(database.derived());
    }

    @Bean
    Rights rights(CaseworkDatabase database) {
        return new Rights(database.derived());
    }

    @Bean
    ReferralBoard referralBoard(CaseworkDatabase database) {
        return new ReferralBoard(database.derived());
    }

    @Bean
    @OnNode(NodeRole.CASEWORK)
    StoryImport storyImport(Desk desk, LogBridge bridge, Clock clock) {
        return new StoryImport(
                desk, () -> bridge.cases().stream().map(CaseId::new).toList(), clock);
    }

    @Bean
    @OnNode(NodeRole.CASEWORK)
    ClockFollower clockFollower(
            CaseworkDatabase database, Desk desk, LogBridge bridge, Clock clock) {
        return new ClockFollower(
                database.derived(), desk, bridge::changedAfter, bridge::inStoryTime, clock);
    }

    @Bean
    RegisterFollower registerFollower(Desk desk, LogBridge bridge) {
        return new RegisterFollower(desk.registers(), bridge.head());
    }

    @Bean
    ProcessorActs processorActs(CaseworkDatabase database) {
        return new ProcessorActs(database.derived());
    }

    @Bean(initMethod = "start")
    Followers followers(
            LogBridge bridge, ProcessorActs acts, ObjectProvider<LogFollower> followers) {
        var loops = new ArrayList<FollowerLoop>();
        followers
                .orderedStream()
                .forEach(follower -> loops.add(new FollowerLoop(follower, bridge, acts)));
        return new Followers(bridge, loops);
    }
}
