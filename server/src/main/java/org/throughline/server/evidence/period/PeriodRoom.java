package org.throughline.server.evidence.period;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.springframework.core.io.Resource;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.throughline.casefile.register.Register;
import org.throughline.server.access.CaseDoor;
import org.throughline.server.access.Sight;
import org.throughline.server.evidence.Attachments;
import org.throughline.server.evidence.MadePack;
import org.throughline.server.evidence.PackFile;
import org.throughline.server.evidence.PackReason;
import org.throughline.server.evidence.PackTable;
import org.throughline.server.evidence.SealingWait;
import org.throughline.server.evidence.cover.CoverSheets;
import org.throughline.server.evidence.cover.PackOrder;
import org.throughline.server.node.EvidenceSettings;
import org.throughline.server.node.NodeRole;
import org.throughline.server.node.OnNode;
import org.throughline.server.sealing.SealedLog;
import org.throughline.server.security.SignedIn;
import org.throughline.server.wiring.CaseworkDatabase;

/** Where packs of periods are made. Each is written down before it is given out. */
@Component
@OnNode(NodeRole.CASEWORK)
class PeriodRoom {
    private static final int CASES_AT_ONCE = 50;
    private static final int SHOWN_MAX = 50;

    private final SealedLog sealed;
    private final CaseDoor door;
    private final Attachments attachments;
    private final CoverSheets sheets;
    private final PackTable packs;
    private final EvidenceSettings settings;
    private final Clock clock;

    PeriodRoom(
            SealedLog sealed,
            CaseDoor door,
            Attachments attachments,
            CoverSheets sheets,
            CaseworkDatabase database,
            EvidenceSettings settings,
            Clock clock) {
        this.sealed = sealed;
        this.door = door;
        this.attachments = attachments;
        this.sheets = sheets;
        this.packs = new PackTable(database.derived());
        this.settings = settings;
        this.clock = clock;
    }

    /** How many facts a pack holds at most; more do not fit into memory beside everything else. */
    long factsMax() {
        return settings.periodFactsMax();
    }

    /** Whether packs can be made on this node. */
    boolean signs() {
        return sealed.signs();
    }

    /** The latest packs that were made of any period. */
    List<MadePack> made() {
        return packs.ofPeriods(SHOWN_MAX);
    }

    /** From one moment to another. */
    record Asked(Instant from, Instant until) {
        LocalDate firstDay() {
            return Register.dayOf(from);
        }

        LocalDate lastDay() {
            return Register.dayOf(until).minusDays(1);
        }
    }

    /** How many facts a pack of it would hold, as the log is now. */
    long facts(Asked period) {
        return sealed.recorded(period.from(), period.until(), sealed.recorded()).size();
    }

    /**
     * Makes a pack of a period. Each case of which it opens something is noted as seen before.
     *
     * @param language code of the language of the cover sheet, beside English
     * @throws org.throughline.server.signing.NotTheLogSealed when the log is not what was sealed
     * @throws org.throughline.server.evidence.SealingBehind when sealing is behind
     */
    ResponseEntity<Resource> make(Asked period, PackReason reason, String language, SignedIn who) {
        long last = sealed.recorded(period.from(), period.until(), sealed.recorded()).end() - 1;
        SealingWait.until(size -> size >= last, sealed::size);
        // Drawn up again it asks again, and a look is noted once.
        var seen = new HashMap<Set<String>, Set<String>>();
        var pack =
                SealingWait.until(
                        PeriodPack::saysWhoWasErased,
                        () ->
                                new PeriodPack(
                                        sealed,
                                        period.from(),
                                        period.until(),
                                        streams ->
                                                seen.computeIfAbsent(
                                                        streams, all -> readable(all, who))));
        var at = clock.instant();
        var name = "evidence-%s-to-%s.zip".formatted(period.firstDay(), period.lastDay());
        var order = PackOrder.of(name, reason.code(), language, who);
        return PackFile.of(
                name,
                file -> {
                    var attached = attachments.of(pack.opened(), period.from(), period.until());
                    pack.write(
                            file,
                            at,
                            attached,
                            (written, content) -> sheets.add(written, content, order));
                    packs.insert(MadePack.of(file, pack.content(at), order));
                });
    }

    /** Of these streams, the cases that this reader may read; the door opens no register. */
    private Set<String> readable(Set<String> streams, SignedIn who) {
        var open = new HashSet<String>();
        var all = streams.stream().sorted().toList();
        for (int from = 0; from < all.size(); from += CASES_AT_ONCE) {
            var some = all.subList(from, Math.min(from + CASES_AT_ONCE, all.size()));
            open.addAll(door.open(some, who, Sight.PROOF).keySet());
        }
        return open;
    }
}
