// Slow commits and cut connections under load, and what a follower saw of it.
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { readMessagesBatch } from '@event-driven-io/emmett-postgresql';

const WRITERS = 16;
const QUIET_MILLIS = 10_000;

export async function faults({ store, reading, connectionString, event, streamName, print, seconds }) {
    // Connections are cut on purpose; the driver tells of those that nobody waits for by an event.
    process.on('uncaughtException', (failure) => {
        if (!/terminat|ECONNRESET|Connection/i.test(String(failure?.message))) throw failure;
    });
    const admin = new pg.Client({ connectionString, application_name: 'nemesis' });
    await admin.connect();
    await admin.query(`create sequence if not exists slow_commits`);
    await admin.query(`create or replace function dawdle() returns trigger language plpgsql as $$
        begin
            if random() < 0.01 then perform nextval('slow_commits'); perform pg_sleep(0.2 + random() * 1.3); end if;
            return null;
        end $$`);
    // A constraint trigger stands on tables that hold rows themselves.
    const { rows: tables } = await admin.query(
        `select inhrelid::regclass::text as name from pg_inherits join pg_class c on c.oid = inhrelid
         where inhparent = 'emt_messages'::regclass and c.relkind = 'r'
         union all
         select g.inhrelid::regclass::text from pg_inherits p join pg_inherits g on g.inhparent = p.inhrelid
         where p.inhparent = 'emt_messages'::regclass`);
    for (const { name } of tables) {
        await admin.query(`drop trigger if exists dawdle on ${name}`);
        await admin.query(`create constraint trigger dawdle after insert on ${name} deferrable initially deferred
                           for each row execute function dawdle()`);
    }
    const acknowledged = new Set();
    const shown = [];
    let kills = 0;
    let over = false;
    const until = performance.now() + seconds * 1000;

    const follower = (async () => {
        let after = 0n;
        let lastGrowth = performance.now();
        while (!over || performance.now() - lastGrowth < QUIET_MILLIS) {
            try {
                const page = await readMessagesBatch(reading.execute, { after, batchSize: 500 });
                if (page.messages.length === 0) { await pause(5); continue; }
                lastGrowth = performance.now();
                for (const one of page.messages) shown.push(one.metadata.messageId);
                after = page.currentGlobalPosition;
            } catch { await pause(20); }
        }
    })();
    const nemesis = (async () => {
        while (performance.now() < until) {
            await pause(500);
            const { rows } = await admin.query(
                `select pg_terminate_backend(pid) from pg_stat_activity
                 where datname = current_database() and pid <> pg_backend_pid() and backend_type = 'client backend'
                 order by random() limit 1`);
            kills += rows.length;
        }
    })();
    let n = 0;
    const writers = Array.from({ length: WRITERS }, async (_, writer) => {
        while (performance.now() < until) {
            const tag = randomUUID();
            const one = event(n++, tag);
            one.data.tag = tag;
            for (;;) {
                try {
                    await store.appendToStream(streamName(writer), [one]);
                    acknowledged.add(tag);
                    break;
                } catch { await pause(10); }
            }
        }
    });
    await Promise.all([...writers, nemesis]);
    over = true;
    await follower;

    // The store gives messages ids of its own, so an event is known again by its tag.
    const { rows: stored } = await admin.query(
        `select message_id as id, message_data ->> 'tag' as tag, stream_id as stream from emt_messages
         order by transaction_id, global_position`);
    const byTag = new Map();
    for (const row of stored) byTag.set(row.tag, (byTag.get(row.tag) ?? 0) + 1);
    const seen = new Set(shown);
    const place = new Map(stored.map((row, index) => [row.id, index]));
    let reordered = 0;
    let last = -1;
    for (const id of shown) {
        const at = place.get(id) ?? -1;
        if (at < last) reordered++;
        last = Math.max(last, at);
    }
    const { rows: slow } = await admin.query(`select last_value as n from slow_commits`);
    print({
        acknowledged: acknowledged.size,
        lost: [...acknowledged].filter((tag) => !byTag.has(tag)).length,
        skipped: stored.filter((row) => !seen.has(row.id)).length,
        reordered,
        doubled: [...byTag.values()].reduce((sum, count) => sum + count - 1, 0),
        kills,
        slowCommits: Number(slow[0].n),
    });
    await admin.end();
}
