// A peer of the benchmarks: Emmett's PostgreSQL event store under the process protocol of the others.
import { readFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { dumbo } from '@event-driven-io/dumbo';
import { getPostgreSQLEventStore, readMessagesBatch } from '@event-driven-io/emmett-postgresql';
import { faults } from './faults.mjs';

const PEER = 'emmett';
const POOL = 10;
const EVENTS_PER_STREAM = 20;
const STREAMS_PER_CALLER_MAX = 64;
const PAGE = 1000;

const words = {};
for (let i = 2; i < process.argv.length; i += 2) words[process.argv[i].slice(2)] = process.argv[i + 1];
const number = (name, otherwise) => Number(words[name] ?? otherwise);
const streams = number('streams', 10000);
const bytes = number('payload-bytes', 350);

const url = new URL(words.url.slice('jdbc:'.length));
url.protocol = 'postgres:';
url.username = words.user;
url.password = encodeURIComponent(readFileSync(words['password-file'], 'utf8').trim());
const connectionString = url.toString();
const pool = new pg.Pool({ connectionString, max: POOL });
pool.on('error', () => {}); // a connection that was cut while nobody used it
const store = getPostgreSQLEventStore(connectionString, { connectionOptions: { pool } });
await store.schema.migrate();
const reading = dumbo({ connectionString, pool: new pg.Pool({ connectionString, max: 1 }).on('error', () => {}) });

const streamName = (n) => `stream-${n}`;
const event = (n, id = randomUUID()) => ({
    type: 'happened',
    data: { n, text: 'abcdefghij klmnopqrst uvwxyz ABCDEFGHIJ '.repeat(20).slice(0, Math.max(0, bytes - 18 - String(n).length)) },
    metadata: { project: `p${n % 5}`, area: `a${n % 7}`, messageId: id },
});

const print = (line) => process.stdout.write(JSON.stringify({ peer: PEER, scenario: words.scenario, size: words.size ?? 'empty', ...line }) + '\n');

async function measured(callers, repeat, warmup) {
    const from = performance.now() + warmup * 1000;
    const until = from + number('seconds', 10) * 1000;
    const latencies = [];
    await Promise.all(
        callers.map(async (call) => {
            for (let asked = performance.now(); asked < until; ) {
                await call();
                const answered = performance.now();
                if (answered >= from && answered < until) latencies.push(answered - asked);
                asked = answered;
            }
        }),
    );
    latencies.sort((a, b) => a - b);
    const at = (share) => Math.round((latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0) * 1000);
    print({
        callers: callers.length, repeat, operations: latencies.length, seconds: number('seconds', 10),
        p50us: at(0.5), p95us: at(0.95), p99us: at(0.99), maxus: at(1),
    });
}

async function repeated(callers) {
    for (let repeat = 1; repeat <= number('repeat', 1); repeat++) await measured(callers, repeat, repeat === 1 ? number('warmup', 5) : 0);
}

async function append() {
    const count = number('callers', 1);
    const own = Math.max(1, Math.floor(streams / count));
    const used = Math.min(own, STREAMS_PER_CALLER_MAX);
    const callers = [];
    for (let caller = 0; caller < count; caller++) {
        const names = [];
        const versions = [];
        for (let i = 0; i < used; i++) {
            const name = streamName(i * Math.floor(own / used) * count + caller);
            names.push(name);
            const { rows } = await pool.query('select stream_position from emt_streams where stream_id = $1', [name]);
            versions.push(BigInt(rows[0]?.stream_position ?? 0));
        }
        let turn = 0;
        callers.push(async () => {
            const at = turn++ % used;
            const expected = versions[at] === 0n ? 'STREAM_DOES_NOT_EXIST' : versions[at];
            const done = await store.appendToStream(names[at], [event(turn)], { expectedStreamVersion: expected });
            versions[at] = done.nextExpectedStreamVersion;
        });
    }
    await repeated(callers);
}

async function load() {
    await repeated(
        Array.from({ length: number('callers', 1) }, () => async () => {
            const name = streamName(Math.floor(Math.random() * streams));
            const { events } = await store.readStream(name);
            if (events.length < EVENTS_PER_STREAM) throw new Error(`${name} has ${events.length} events`);
        }),
    );
}

async function timed(repeat, work) {
    const began = performance.now();
    print({ callers: 1, repeat, operations: await work(), seconds: (performance.now() - began) / 1000 });
}

async function replay() {
    for (let repeat = 1; repeat <= number('repeat', 1); repeat++) {
        await timed(repeat, async () => {
            let after = 0n;
            let events = 0;
            for (;;) {
                const page = await readMessagesBatch(reading.execute, { after, batchSize: PAGE });
                if (page.messages.length === 0) return events;
                events += page.messages.length;
                after = page.currentGlobalPosition;
            }
        });
    }
}

/** In bulk by SQL, as its own tables want it: twenty events a stream, a thousand streams alive at once. */
async function fill() {
    const events = number('events', 100000);
    await timed(1, async () => {
        await pool.query(
            `insert into emt_streams (stream_id, stream_position, partition, stream_type, stream_metadata)
             select 'stream-' || n, ${EVENTS_PER_STREAM}, 'emt:default', 'stream', '{}'
             from generate_series(0, $1::bigint / ${EVENTS_PER_STREAM} - 1) n`, [events]);
        await pool.query(
            `insert into emt_messages (stream_id, stream_position, partition, message_kind, message_data, message_metadata,
                                       message_schema_version, message_type, message_id, transaction_id)
             select 'stream-' || (n / 20000 * 1000 + n % 1000), n / 1000 % 20 + 1, 'emt:default', 'E',
                    jsonb_build_object('n', n, 'text', repeat(md5(n::text), 10)),
                    jsonb_build_object('project', 'p' || n % 5, 'area', 'a' || n % 7),
                    '1', 'happened', gen_random_uuid()::text, pg_current_xact_id()
             from generate_series(0, $1::bigint - 1) n`, [events]);
        await pool.query('analyze emt_messages');
        await pool.query('analyze emt_streams');
        return events;
    });
}

const scenarios = { append, load, replay, fill, faults: () => faults({ store, reading, pool, connectionString, event, streamName, print, seconds: number('seconds', 20) }) };
await scenarios[words.scenario]();
process.exit(0);
