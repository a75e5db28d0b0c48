#!/usr/bin/env node
// Verifies a pack of facts and their proof. Written from docs/proof/pack-format.md alone; needs Node 20 and nothing else.
// The section numbers in the comments are those of that page.
import { closeSync, fstatSync, openSync, readFileSync, readSync } from 'node:fs';
import { createHash, createPublicKey, verify as verifySignature } from 'node:crypto';
import { fileURLToPath } from 'node:url';
import zlib from 'node:zlib';

const KIB64 = 65536;
const LINE_MAX = 1048576;
const SALTS_MAX = 12_000_000;
const NONE = Buffer.alloc(32).toString('base64');

/** Ends the judging of a pack: nothing after this can be trusted to mean anything. */
class Stop extends Error {
  constructor(code, place) {
    super(place);
    this.code = code;
  }
}

// ---- 1. Bytes

const sha256 = (...parts) => {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
};
const leafHash = (line) => sha256(Buffer.of(0), line);
const nodeHash = (left, right) => sha256(Buffer.of(1), left, right);

/** The bytes of a base64 text, or null unless it is written in the one way. */
function unbase64(text, length) {
  if (typeof text !== 'string') return null;
  const bytes = Buffer.from(text, 'base64');
  return bytes.toString('base64') === text && (length === undefined || bytes.length === length) ? bytes : null;
}
const isHash = (text) => unbase64(text, 32) !== null;

function canonical(value, depth = 1) {
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error('no exact number');
    return String(value);
  }
  if (typeof value === 'string') {
    if (!value.isWellFormed()) throw new Error('half a character');
    return JSON.stringify(value);
  }
  if (depth > 32) throw new Error('too deep');
  if (Array.isArray(value)) return `[${value.map((one) => canonical(one, depth + 1)).join(',')}]`;
  const names = Object.keys(value).sort();
  return `{${names.map((name) => `${canonical(name)}:${canonical(value[name], depth + 1)}`).join(',')}}`;
}

const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** The value of canonical JSON, or undefined. */
function parseJson(bytes) {
  try {
    const text = utf8.decode(bytes);
    const value = JSON.parse(text);
    return canonical(value) === text ? value : undefined;
  } catch {
    return undefined;
  }
}

const isObject = (value) => typeof value === 'object' && value !== null && !Array.isArray(value);
const hasExactly = (value, ...names) =>
  isObject(value) && Object.keys(value).sort().join() === names.sort().join();
const isCount = (value) => Number.isInteger(value) && value >= 0;
const isText = (value) => typeof value === 'string';
const ascend = (texts) => texts.every((text, i) => i === 0 || texts[i - 1] < text);

// ---- Notes (C2SP signed-note)

const isName = (name) => /^[^\s+\u0000-\u001f]+$/u.test(name);

function parseNote(whole) {
  if (Buffer.byteLength(whole) > KIB64) return null;
  const blank = whole.lastIndexOf('\n\n');
  // eslint-disable-next-line no-control-regex
  if (blank < 0 || /[\u0000-\u0009\u000b-\u001f]/.test(whole) || !whole.endsWith('\n')) return null;
  const lines = whole
    .slice(blank + 2, -1)
    .split('\n')
    .map((line) => {
      const parts = /^\u2014 ([^ ]+) ([^ ]+)$/.exec(line);
      const tail = parts && isName(parts[1]) ? unbase64(parts[2]) : null;
      return tail && tail.length > 4 ? { name: parts[1], id: tail.readUInt32BE(0), signature: tail.subarray(4) } : null;
    });
  if (lines.length === 0 || lines.length > 64 || lines.includes(null)) return null;
  return { text: whole.slice(0, blank + 1), lines };
}

function parseNoteBytes(bytes) {
  try {
    return parseNote(utf8.decode(bytes));
  } catch {
    return null;
  }
}

const linesOf = (note, key) => note.lines.filter((line) => line.id === key.id && line.name === key.name);

// ---- 3. Keys

const SPKI = Buffer.from('302a300506032b6570032100', 'hex');

function parseKey(text) {
  const parts = isText(text) ? /^([^+]+)\+([0-9a-f]{8})\+(.+)$/s.exec(text) : null;
  const tail = parts && isName(parts[1]) ? unbase64(parts[3], 33) : null;
  if (!tail || (tail[0] !== 1 && tail[0] !== 4)) return null;
  const id = sha256(`${parts[1]}\n`, tail).readUInt32BE(0);
  if (id !== parseInt(parts[2], 16)) return null;
  const key = createPublicKey({ key: Buffer.concat([SPKI, tail.subarray(1)]), format: 'der', type: 'spki' });
  return { name: parts[1], id, type: tail[0], key };
}

function verifies(key, message, signature) {
  try {
    return signature.length === 64 && verifySignature(null, message, key.key, signature);
  } catch {
    return false;
  }
}

function isSignedBy(note, key) {
  const its = linesOf(note, key);
  const message = Buffer.from(note.text);
  return key.type === 1 && its.length > 0 && its.every((line) => verifies(key, message, line.signature));
}

function isCosignedBy(note, line, key) {
  if (key.type !== 4 || line.signature.length !== 72) return false;
  const time = line.signature.readBigUInt64BE(0);
  const message = Buffer.from(`cosignature/v1\ntime ${time}\n${note.text}`);
  return time < 2n ** 63n && verifies(key, message, line.signature.subarray(8));
}

function parsePolicy(bytes) {
  const value = parseJson(bytes);
  const isGood =
    hasExactly(value, 'format', 'keys', 'origin', 'quorum') &&
    value.format === 'throughline-keys/1' &&
    isText(value.origin) &&
    isName(value.origin) &&
    hasExactly(value.quorum, 'agencies', 'besideAuditor') &&
    isCount(value.quorum.agencies) &&
    isCount(value.quorum.besideAuditor) &&
    Array.isArray(value.keys);
  if (!isGood) return null;
  const rules = value.keys.map((rule) => {
    const key = hasExactly(rule, 'from', 'key', 'role', 'to') ? parseKey(rule.key) : null;
    return key && isCount(rule.from) && isCount(rule.to) && ['log', 'pack', 'agency', 'auditor'].includes(rule.role)
      ? { ...rule, verifier: key, line: canonical(rule) }
      : null;
  });
  return rules.includes(null) ? null : { origin: value.origin, quorum: value.quorum, rules };
}

// What decides who made a pack; a witness that is not known counts for nothing.
const isOwn = (rule) => rule.role === 'log' || rule.role === 'pack';
const keysOf = (policy, role, size) =>
  policy.rules.filter((rule) => rule.role === role && rule.from <= size && size <= rule.to).map((rule) => rule.verifier);

// ---- 2. The file

const ARCHIVE_NAME = /^(attached\/)?[a-z0-9][a-z0-9.-]{0,63}$/;

function commonHeader(name, size, crc) {
  const bytes = Buffer.alloc(26);
  bytes.writeUInt16LE(10, 0);
  bytes.writeUInt16LE(0x21, 8);
  bytes.writeUInt32LE(crc, 10);
  bytes.writeUInt32LE(size, 14);
  bytes.writeUInt32LE(size, 18);
  bytes.writeUInt16LE(name.length, 22);
  return bytes;
}

function localHeader(name, size, crc) {
  return Buffer.concat([Buffer.from('504b0304', 'hex'), commonHeader(name, size, crc), Buffer.from(name)]);
}

function centralHeader(name, size, crc, at) {
  const tail = Buffer.alloc(14);
  tail.writeUInt32LE(at, 10);
  return Buffer.concat([Buffer.from('504b01020a00', 'hex'), commonHeader(name, size, crc), tail, Buffer.from(name)]);
}

class Archive {
  constructor(path) {
    this.fd = openSync(path, 'r');
    this.files = new Map();
  }

  read(at, length) {
    const bytes = Buffer.alloc(length);
    let got = 0;
    while (got < length) {
      const count = readSync(this.fd, bytes, got, length - got, at + got);
      if (count === 0) throw new Stop('PACK_UNREADABLE', 'its length');
      got += count;
    }
    return bytes;
  }

  directory() {
    const length = fstatSync(this.fd).size;
    if (length < 22 || length > 0xfffffffe) throw new Stop('PACK_UNREADABLE', 'its length');
    const end = this.read(length - 22, 22);
    const count = end.readUInt16LE(8);
    const centralSize = end.readUInt32LE(12);
    const centralAt = end.readUInt32LE(16);
    const expected = Buffer.alloc(22);
    expected.write('504b0506', 'hex');
    expected.writeUInt16LE(count, 8);
    expected.writeUInt16LE(count, 10);
    expected.writeUInt32LE(centralSize, 12);
    expected.writeUInt32LE(centralAt, 16);
    if (!end.equals(expected)) throw new Stop('PACK_UNREADABLE', 'its end');
    if (count > 128) throw new Stop('TOO_LARGE', 'number of files');
    if (centralAt + centralSize + 22 !== length || centralSize > 128 * 126) throw new Stop('PACK_UNREADABLE', 'its end');
    const central = this.read(centralAt, centralSize);
    let from = 0;
    let at = 0;
    for (let i = 0; i < count; i++) {
      if (from + 46 > central.length) throw new Stop('PACK_UNREADABLE', 'its directory');
      const crc = central.readUInt32LE(from + 16);
      const size = central.readUInt32LE(from + 24);
      const name = central.toString('latin1', from + 46, from + 46 + central.readUInt16LE(from + 28));
      const header = centralHeader(name, size, crc, at);
      const local = localHeader(name, size, crc);
      const ends = at + local.length + size;
      const isGood =
        ARCHIVE_NAME.test(name) &&
        !this.files.has(name) &&
        ends <= centralAt &&
        central.subarray(from, from + header.length).equals(header) &&
        this.read(at, local.length).equals(local);
      if (!isGood) throw new Stop('PACK_UNREADABLE', 'a header');
      this.files.set(name, { name, at: at + local.length, size, crc });
      from += header.length;
      at = ends;
    }
    if (from !== central.length || at !== centralAt) throw new Stop('PACK_UNREADABLE', 'something between');
  }

  source(name) {
    return new Source(this.fd, this.files.get(name));
  }
}

/** One file of the archive, read once from its beginning to its end. */
class Source {
  constructor(fd, file) {
    this.fd = fd;
    this.file = file;
    this.done = 0;
    this.hash = createHash('sha256');
    this.crc = 0;
    this.chunk = Buffer.alloc(0);
    this.line = 0;
  }

  place() {
    return `${this.file.name} line ${this.line}`;
  }

  fill() {
    const length = Math.min(this.file.size - this.done, 1 << 18);
    if (length === 0) return false;
    const bytes = Buffer.alloc(length);
    const count = readSync(this.fd, bytes, 0, length, this.file.at + this.done);
    if (count === 0) throw new Stop('PACK_UNREADABLE', 'its length');
    const got = bytes.subarray(0, count);
    this.done += count;
    this.hash.update(got);
    this.crc = crc32(got, this.crc);
    this.chunk = this.chunk.length === 0 ? got : Buffer.concat([this.chunk, got]);
    return true;
  }

  /** The next line without its newline, or null at the end. */
  next() {
    this.line++;
    for (;;) {
      const end = this.chunk.indexOf(10);
      if (end > LINE_MAX || (end < 0 && this.chunk.length > LINE_MAX)) throw new Stop('TOO_LARGE', this.place());
      if (end >= 0) {
        const line = this.chunk.subarray(0, end);
        this.chunk = this.chunk.subarray(end + 1);
        return line;
      }
      if (!this.fill()) {
        if (this.chunk.length > 0) throw new Stop('FORMAT', this.place());
        return null;
      }
    }
  }

  all() {
    if (this.file.size > KIB64) throw new Stop('TOO_LARGE', this.file.name);
    while (this.fill());
    return this.chunk;
  }

  finish() {
    do this.chunk = Buffer.alloc(0);
    while (this.fill());
    if (this.crc !== this.file.crc) throw new Stop('PACK_UNREADABLE', `the checksum of ${this.file.name}`);
    return this.hash.digest('base64');
  }
}

const CRC = Uint32Array.from({ length: 256 }, (_, byte) => {
  let value = byte;
  for (let i = 0; i < 8; i++) value = value & 1 ? 0xedb88320 ^ (value >>> 1) : value >>> 1;
  return value;
});

function crc32(bytes, before) {
  if (zlib.crc32) return zlib.crc32(bytes, before);
  let crc = ~before;
  for (const byte of bytes) crc = CRC[(crc ^ byte) & 255] ^ (crc >>> 8);
  return ~crc >>> 0;
}

// ---- Proofs (RFC 9162, 2.1.3.2 and 2.1.4.2); BigInt, because sizes pass 2^32

function leadsToRoot(index, size, path, leaf, root) {
  if (index < 0 || index >= size) return false;
  let place = BigInt(index);
  let last = BigInt(size) - 1n;
  let hash = leaf;
  for (const neighbour of path) {
    if (last === 0n) return false;
    if ((place & 1n) === 1n || place === last) {
      hash = nodeHash(neighbour, hash);
      while ((place & 1n) === 0n && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      hash = nodeHash(hash, neighbour);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && hash.equals(root);
}

function isConsistent(first, second, path, firstRoot, secondRoot) {
  if (first >= second) return false;
  if (first === 0) return path.length === 0 && firstRoot.equals(sha256());
  if (path.length === 0) return false;
  let place = BigInt(first) - 1n;
  let last = BigInt(second) - 1n;
  const isPower = (BigInt(first) & place) === 0n;
  const steps = isPower ? [firstRoot, ...path] : path;
  while ((place & 1n) === 1n) {
    place >>= 1n;
    last >>= 1n;
  }
  let earlier = steps[0];
  let later = steps[0];
  for (const step of steps.slice(1)) {
    if (last === 0n) return false;
    if ((place & 1n) === 1n || place === last) {
      earlier = nodeHash(step, earlier);
      later = nodeHash(step, later);
      while ((place & 1n) === 0n && place !== 0n) {
        place >>= 1n;
        last >>= 1n;
      }
    } else {
      later = nodeHash(later, step);
    }
    place >>= 1n;
    last >>= 1n;
  }
  return last === 0n && earlier.equals(firstRoot) && later.equals(secondRoot);
}

/** The root of leaves that come one after another. */
class Growing {
  constructor() {
    this.size = 0;
    this.whole = [];
  }

  append(leaf) {
    let hash = leaf;
    for (let ones = this.size; ones % 2 === 1; ones = (ones - 1) / 2) hash = nodeHash(this.whole.pop(), hash);
    this.whole.push(hash);
    this.size++;
  }

  root() {
    if (this.size === 0) return sha256();
    return this.whole.reduceRight((right, left) => nodeHash(left, right));
  }
}

// ---- 4. Checkpoints

const NUMBER = /^(0|[1-9][0-9]{0,15})$/;

function parseLines(text, count) {
  const lines = text.split('\n');
  return lines.length === count + 1 && lines[count] === '' && lines[0] !== '' ? lines : null;
}

function parseCheckpoint(text) {
  const lines = parseLines(text, 3);
  return lines && NUMBER.test(lines[1]) && isHash(lines[2])
    ? { origin: lines[0], size: Number(lines[1]), root: unbase64(lines[2]) }
    : null;
}

function parseEnd(text) {
  const lines = parseLines(text, 4);
  return lines && NUMBER.test(lines[1]) && isHash(lines[2]) && NUMBER.test(lines[3])
    ? { scope: lines[0], last: Number(lines[1]), hash: lines[2], size: Number(lines[3]) }
    : null;
}

class Judge {
  constructor(archive, policy, known) {
    this.archive = archive;
    this.policy = policy;
    this.known = known;
    this.codes = new Map();
    this.findings = [];
    this.events = 0;
    this.closed = 0;
  }

  unless(holds, code, place) {
    if (holds) return;
    this.codes.set(code, (this.codes.get(code) ?? 0) + 1);
    if (this.findings.length < 100) this.findings.push({ code, place });
  }

  judge() {
    this.archive.directory();
    const names = [...this.archive.files.keys()];
    if (names.length < 2 || names.slice(-2).join() !== 'manifest.json,manifest.note') {
      return this.unless(false, 'PACK_FILES', 'manifest.json');
    }
    const written = this.whole('manifest.json');
    const note = parseNoteBytes(this.whole('manifest.note'));
    this.manifest = parseManifest(written);
    if (!this.manifest || !note) return this.unless(false, 'FORMAT', 'manifest.json');
    this.signedManifest(written, note);
    const content = names.slice(0, -2).sort();
    const needed = content.filter((name) => !name.startsWith('attached/'));
    const isWhole =
      content.join() === Object.keys(this.manifest.files).sort().join() && needed.join() === FILES[this.manifest.kind].join();
    if (!isWhole) return this.unless(false, 'PACK_FILES', 'manifest.json');
    return this.content(content);
  }

  signedManifest(written, note) {
    const { size, events } = this.manifest;
    const keys = keysOf(this.policy, 'pack', size);
    if (keys.every((key) => linesOf(note, key).length === 0)) return this.unless(false, 'KEY_UNKNOWN', 'manifest.note');
    const text = `${this.policy.origin}/pack\n${events}\n${sha256(written).toString('base64')}\n`;
    const isGood = note.lines.length === 1 && note.text === text && keys.some((key) => isSignedBy(note, key));
    return this.unless(isGood, 'MANIFEST_SIG', 'manifest.note');
  }

  whole(name) {
    const source = this.archive.source(name);
    const bytes = Buffer.from(source.all());
    source.finish();
    return bytes;
  }

  digested(source) {
    const said = this.manifest.files[source.file.name];
    this.unless(
      source.finish() === said.sha256 && source.file.size === said.bytes,
      'DIGEST_MISMATCH',
      source.file.name,
    );
  }

  small(name) {
    const source = this.archive.source(name);
    const bytes = Buffer.from(source.all());
    this.digested(source);
    return bytes;
  }

  content(names) {
    const own = parsePolicy(this.small('keys.json'));
    this.unless(own, 'FORMAT', 'keys.json');
    const lines = new Set(this.policy.rules.map((rule) => rule.line));
    const isOurs = !own || (own.origin === this.policy.origin && own.rules.filter(isOwn).every((rule) => lines.has(rule.line)));
    this.unless(isOurs, 'KEY_UNKNOWN', 'keys.json');

    const note = parseNoteBytes(this.small('checkpoint.note'));
    this.unless(note, 'FORMAT', 'checkpoint.note');
    this.checkpoint = note && this.judgeCheckpoint(note, 'checkpoint.note');
    if (!this.checkpoint) return;
    const { size, origin } = this.checkpoint;
    this.unless(size === this.manifest.size && origin === this.manifest.origin, 'CHECKPOINT_SIG', 'checkpoint.note');
    this.unless(this.isWitnessed(note, size), 'WITNESS_QUORUM', 'checkpoint.note');
    const roots = this.history();
    this.knownOnes(roots);
    this.facts();
    for (const name of names.filter((one) => one.startsWith('attached/'))) this.digested(this.archive.source(name));
  }

  signedByLog(note, size, place) {
    const keys = keysOf(this.policy, 'log', size);
    if (keys.every((key) => linesOf(note, key).length === 0)) return this.unless(false, 'KEY_UNKNOWN', place);
    return this.unless(keys.every((key) => isSignedBy(note, key)), 'CHECKPOINT_SIG', place);
  }

  judgeCheckpoint(note, place) {
    const checkpoint = parseCheckpoint(note.text);
    this.unless(checkpoint, 'FORMAT', place);
    if (!checkpoint) return null;
    this.unless(checkpoint.origin === this.policy.origin, 'CHECKPOINT_SIG', place);
    this.signedByLog(note, checkpoint.size, place);
    for (const role of ['agency', 'auditor']) {
      for (const key of keysOf(this.policy, role, checkpoint.size)) {
        for (const line of linesOf(note, key)) this.unless(isCosignedBy(note, line, key), 'CHECKPOINT_SIG', place);
      }
    }
    return checkpoint;
  }

  isWitnessed(note, size) {
    const count = (role) => {
      const keys = keysOf(this.policy, role, size).filter((key) =>
        linesOf(note, key).some((line) => isCosignedBy(note, line, key)),
      );
      return new Set(keys.map((key) => `${key.name}+${key.id}`)).size;
    };
    const { agencies, besideAuditor } = this.policy.quorum;
    return count('agency') >= agencies || (count('auditor') > 0 && count('agency') >= besideAuditor);
  }

  history() {
    const source = this.archive.source('history.jsonl');
    const earlier = [];
    for (let line = source.next(); line !== null; line = source.next()) {
      const value = parseJson(line);
      const isGood =
        hasExactly(value, 'note', 'proof') &&
        isText(value.note) &&
        Array.isArray(value.proof) &&
        value.proof.every(isHash) &&
        parseNote(value.note) !== null;
      this.unless(isGood, 'FORMAT', source.place());
      if (isGood) earlier.push({ note: parseNote(value.note), path: value.proof.map((hash) => unbase64(hash)) });
      if (earlier.length > 10_000) throw new Stop('TOO_LARGE', source.place());
    }
    this.digested(source);
    const roots = new Map([[this.checkpoint.size, this.checkpoint.root]]);
    const points = earlier.map((one, i) => this.judgeCheckpoint(one.note, `history.jsonl line ${i + 1}`));
    points.push(this.checkpoint);
    earlier.forEach((one, i) => {
      const [from, to] = [points[i], points[i + 1]];
      if (!from || !to) return;
      this.unless(
        isConsistent(from.size, to.size, one.path, from.root, to.root),
        'INCONSISTENT_CHECKPOINTS',
        `history.jsonl line ${i + 1}`,
      );
      if (!roots.has(from.size)) roots.set(from.size, from.root);
    });
    return roots;
  }

  knownOnes(roots) {
    const last = Math.max(...roots.keys());
    this.known.forEach((note, i) => {
      const place = `known checkpoint ${i + 1}`;
      const seen = this.judgeCheckpoint(note, place);
      if (!seen) return;
      if (seen.size > last) return this.unless(false, 'STALE_CHECKPOINT', place);
      return this.unless(roots.get(seen.size)?.equals(seen.root), 'INCONSISTENT_CHECKPOINTS', place);
    });
  }

  end() {
    if (this.manifest.kind !== 'case' && this.manifest.kind !== 'view') return null;
    const note = parseNoteBytes(this.small('end.note'));
    this.unless(note, 'FORMAT', 'end.note');
    if (!note) return null;
    this.signedByLog(note, this.manifest.size, 'end.note');
    const end = parseEnd(note.text);
    this.unless(end, 'FORMAT', 'end.note');
    return end;
  }

  facts() {
    const end = this.end();
    const { kind } = this.manifest;
    const names = ['leaves.jsonl', 'openings.jsonl', ...(kind === 'view' ? ['view.jsonl'] : [])];
    const sources = names.map((name) => this.archive.source(name));
    const facts = new Facts(this, end);
    for (;;) {
      const lines = sources.map((source) => source.next());
      if (lines.includes(null)) {
        this.unless(lines.every((line) => line === null), 'PACK_FILES', sources[1].place());
        break;
      }
      facts.fact(lines[0], lines[1], lines[2], sources[1].place());
      this.events++;
    }
    this.unless(this.events === this.manifest.events, 'PACK_FILES', 'number of events');
    facts.finish();
    sources.forEach((source) => this.digested(source));
    if (kind === 'period') this.beside(facts);
    facts.erasures();
  }

  beside(facts) {
    const sources = ['beside-leaves.jsonl', 'beside-openings.jsonl'].map((name) => this.archive.source(name));
    const period = new Bounds(this);
    for (;;) {
      const [leaf, opening] = sources.map((source) => source.next());
      if (leaf === null || opening === null) {
        this.unless(leaf === opening, 'PACK_FILES', sources[1].place());
        break;
      }
      facts.beside(leaf, opening, period, sources[1].place());
    }
    period.finish();
    sources.forEach((source) => this.digested(source));
  }
}

// ---- 2. Manifest

const ALWAYS = ['checkpoint.note', 'history.jsonl', 'keys.json', 'leaves.jsonl', 'openings.jsonl'];
const FILES = {
  log: ALWAYS,
  period: [...ALWAYS, 'beside-leaves.jsonl', 'beside-openings.jsonl'].sort(),
  case: [...ALWAYS, 'end.note'].sort(),
  view: [...ALWAYS, 'end.note', 'view.jsonl'].sort(),
};

function parseManifest(bytes) {
  const value = parseJson(bytes);
  const isGood =
    hasExactly(value, 'events', 'files', 'first', 'format', 'kind', 'made', 'origin', 'size', 'subject') &&
    value.format === 'throughline-pack/1' &&
    [value.events, value.first, value.size].every(isCount) &&
    [value.made, value.origin, value.subject].every(isText) &&
    isText(value.kind) &&
    Object.hasOwn(FILES, value.kind) &&
    isObject(value.files) &&
    Object.values(value.files).every((one) => hasExactly(one, 'bytes', 'sha256') && isCount(one.bytes) && isHash(one.sha256));
  return isGood ? value : null;
}

// ---- 5. Leaves and openings, 6. chains

function parseLeaf(line) {
  const value = parseJson(line);
  const isGood =
    hasExactly(value, 'commitments', 'event', 'log', 'policy', 'recorded', 'schema') &&
    value.log === 1 &&
    [value.event, value.policy, value.schema, value.recorded].every(isText) &&
    /^[0-9]{4}-[0-9]{2}-[0-9]{2}T[0-9]{2}:[0-9]{2}:00Z$/.test(value.recorded) &&
    Array.isArray(value.commitments) &&
    value.commitments.every((one) => isText(one) && one.length === 44) &&
    ascend(value.commitments);
  return isGood ? value : null;
}

function parseOpening(line) {
  const value = parseJson(line);
  const isGood =
    hasExactly(value, 'erased', 'index', 'leaf', 'open', 'path') &&
    isCount(value.index) &&
    isHash(value.leaf) &&
    Array.isArray(value.path) &&
    value.path.every(isHash) &&
    isObject(value.erased) &&
    Object.values(value.erased).every(
      (list) => Array.isArray(list) && list.length > 0 && list.every(isHash) && ascend(list),
    ) &&
    Array.isArray(value.open) &&
    value.open.every((one) => Array.isArray(one) && one.length === 3 && isHash(one[0]) && isText(one[1]) && one[1] !== '') &&
    ascend(value.open.map((one) => one[1]));
  return isGood ? value : null;
}

function commitment([salt, path, value]) {
  const name = Buffer.from(path);
  const length = Buffer.alloc(4);
  length.writeUInt32BE(name.length);
  return sha256(Buffer.of(2), unbase64(salt), length, name, Buffer.from(canonical(value))).toString('base64');
}

function parseLink(line) {
  const value = parseJson(line);
  const isGood =
    hasExactly(value, 'delivery', 'leaf', 'open', 'previous', 'seq') &&
    isText(value.delivery) &&
    [value.leaf, value.open, value.previous].every(isHash) &&
    isCount(value.seq) &&
    value.seq > 0;
  return isGood ? value : null;
}

class Facts {
  constructor(judge, end) {
    this.judge = judge;
    this.manifest = judge.manifest;
    this.root = judge.checkpoint.root;
    this.end = end;
    this.isView = this.manifest.kind === 'view';
    this.all = new Growing();
    this.salts = new Set();
    this.cases = new Map();
    this.lastIndex = -1;
    this.destroyed = new Set();
    this.claims = new Map();
    this.link = this.manifest.first === 1 ? { seq: 0, hash: NONE } : null;
  }

  fact(leafLine, openingLine, linkLine, place) {
    const { judge, manifest } = this;
    const hash = leafHash(leafLine);
    const leaf = parseLeaf(leafLine);
    const opening = parseOpening(openingLine);
    this.all.append(hash);
    judge.unless(leaf && opening, 'FORMAT', place);
    if (!leaf || !opening) return;
    const hash64 = hash.toString('base64');
    judge.unless(hash64 === opening.leaf, 'LEAF_MISMATCH', place);
    if (manifest.kind === 'log' || manifest.kind === 'period') {
      judge.unless(opening.index === manifest.first + judge.events, 'LEAF_MISMATCH', place);
    }
    const path = opening.path.map((one) => unbase64(one));
    const isProved =
      manifest.kind === 'log' ? path.length === 0 : leadsToRoot(opening.index, manifest.size, path, hash, this.root);
    judge.unless(isProved, 'PROOF_INVALID', place);

    const touched = [...opening.open.map(commitment), ...Object.values(opening.erased).flat()];
    const held = new Set(leaf.commitments);
    const isHeld = touched.every((one) => held.has(one)) && new Set(touched).size === touched.length;
    judge.unless(isHeld, 'COMMITMENT_MISMATCH', place);
    this.usedOnce(opening, place);
    if (this.isView) {
      this.delivered(linkLine, hash64, touched, place);
      if (Object.keys(opening.erased).length > 0) judge.unless(false, 'ERASED_OK', place);
      return;
    }
    if (manifest.kind === 'period' && touched.length === 0) {
      judge.closed++;
      return;
    }
    const open = new Map(opening.open.map(([, name, value]) => [name, value]));
    this.inCase(opening.index, hash64, open, place);
    this.accountedFor(opening, open, place);
  }

  usedOnce(opening, place) {
    const own = new Set();
    for (const [salt] of opening.open) {
      let isNew = !own.has(salt);
      own.add(salt);
      if (!this.isView && this.salts.size < SALTS_MAX) {
        isNew &&= !this.salts.has(salt);
        this.salts.add(salt);
      }
      this.judge.unless(isNew, 'SALT_REUSED', place);
    }
  }

  inCase(index, hash64, open, place) {
    const { judge, manifest } = this;
    const isRising = index > this.lastIndex;
    this.lastIndex = index;
    const id = open.get('$case');
    if (manifest.kind === 'case') judge.unless(isRising && id === manifest.subject, 'CASE_CHAIN_BROKEN', place);
    if (!isText(id)) return;
    const [seq, previous] = [open.get('$caseSeq'), open.get('$casePrevious')];
    const before = this.cases.get(id) ?? (manifest.kind === 'period' ? null : { seq: 0, hash: NONE });
    const follows = before
      ? seq === before.seq + 1 && previous === before.hash
      : Number.isInteger(seq) && isHash(previous);
    judge.unless(follows, 'CASE_CHAIN_BROKEN', place);
    this.cases.set(id, { seq: (before ? before.seq : Number.isInteger(seq) ? seq - 1 : 0) + 1, hash: hash64 });
  }

  // Remembers whose key the fact says was destroyed; answers with how persons of its case are named here.
  destroyedIn(open) {
    const id = isText(open.get('$case')) ? open.get('$case') : '';
    const name = (person) => JSON.stringify([id, person]);
    if (isText(open.get('$keyDestroyedOf'))) this.destroyed.add(name(open.get('$keyDestroyedOf')));
    return name;
  }

  beside(leafLine, openingLine, period, place) {
    const { judge, manifest } = this;
    const leaf = parseLeaf(leafLine);
    const opening = parseOpening(openingLine);
    const isGood = leaf && opening && Object.keys(opening.erased).length === 0;
    judge.unless(isGood, 'FORMAT', place);
    if (!isGood) return;
    const hash = leafHash(leafLine);
    judge.unless(hash.toString('base64') === opening.leaf, 'LEAF_MISMATCH', place);
    const path = opening.path.map((one) => unbase64(one));
    judge.unless(leadsToRoot(opening.index, manifest.size, path, hash, this.root), 'PROOF_INVALID', place);
    const held = new Set(leaf.commitments);
    judge.unless(opening.open.map(commitment).every((one) => held.has(one)), 'COMMITMENT_MISMATCH', place);
    this.usedOnce(opening, place);
    const open = new Map(opening.open.map(([, name, value]) => [name, value]));
    this.destroyedIn(open);
    period.beside(opening.index, leaf.recorded, isText(open.get('$keyDestroyedOf')), place);
  }

  accountedFor(opening, open, place) {
    const name = this.destroyedIn(open);
    const sealed = open.get('$sealed');
    const persons = Object.keys(opening.erased);
    const gone = persons.reduce((sum, person) => sum + opening.erased[person].length, 0);
    const isWhole =
      isObject(sealed) &&
      opening.open.length + gone === open.get('$fields') &&
      persons.every((person) => Object.hasOwn(sealed, person) && sealed[person] === opening.erased[person].length);
    this.judge.unless(isWhole, 'DISCLOSURE_MISSING', place);
    if (persons.length > 0) {
      const claim = persons.map(name).join('\n');
      this.claims.set(claim, (this.claims.get(claim) ?? 0) + 1);
    }
  }

  delivered(line, hash64, touched, place) {
    const link = parseLink(line);
    this.judge.unless(link, 'FORMAT', place);
    if (!link) return;
    const before = this.link ?? { seq: this.manifest.first - 1, hash: link.previous };
    const open = sha256(canonical([...touched].sort())).toString('base64');
    this.judge.unless(
      link.seq === before.seq + 1 && link.previous === before.hash && link.leaf === hash64 && link.open === open,
      'VIEW_GAP',
      place,
    );
    this.link = { seq: link.seq, hash: sha256(Buffer.of(3), line).toString('base64') };
  }

  finish() {
    const { judge, manifest, end } = this;
    const { kind, origin, subject, size, first } = manifest;
    if (kind === 'log') {
      const isAll = this.all.size === size && this.all.root().equals(this.root);
      judge.unless(isAll, 'LEAF_MISMATCH', 'the root of all leaves');
    }
    const endsAt = (reached) =>
      end && reached && end.scope === `${origin}/${kind}/${subject}` && end.size === size && end.last === reached.seq && end.hash === reached.hash;
    if (kind === 'view') judge.unless(endsAt(this.link), 'VIEW_GAP', 'the end of the view');
    if (kind === 'case') {
      const reached = this.cases.get(subject) ?? { seq: 0, hash: NONE };
      judge.unless(first === 1 && endsAt(reached), 'CASE_CHAIN_BROKEN', 'the end of the case');
    }
  }

  // When all files of facts were read.
  erasures() {
    const { judge } = this;
    for (const [claim, events] of this.claims) {
      const isDestroyed = claim.split('\n').every((one) => this.destroyed.has(one));
      const place = `${events} events of persons whose keys are gone`;
      judge.unless(false, isDestroyed ? 'ERASED_OK' : 'DISCLOSURE_MISSING', place);
    }
  }
}

// The leaves before and after a period, and those that say that a key was destroyed.
class Bounds {
  constructor(judge) {
    const { first, events, subject } = judge.manifest;
    const minute = '\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:00Z';
    const written = new RegExp(`^(${minute})/(${minute})$`).exec(subject);
    this.judge = judge;
    this.first = first;
    this.end = first + events;
    this.period = written && written[1] < written[2] ? { from: written[1], until: written[2] } : null;
    this.recorded = new Map();
    this.last = -1;
    judge.unless(this.period, 'FORMAT', 'manifest.json');
  }

  beside(index, recorded, saysDestroyed, place) {
    const isBound = index === this.first - 1 || index === this.end;
    const isOutside = index < this.first || index >= this.end;
    this.judge.unless(index > this.last && isOutside && (isBound || saysDestroyed), 'LEAF_MISMATCH', place);
    this.last = index;
    if (isBound) this.recorded.set(index, recorded);
  }

  finish() {
    if (!this.period) return;
    const isEarlier = this.first === 0 || this.recorded.get(this.first - 1) < this.period.from;
    const isLater = this.end === this.judge.manifest.size || this.recorded.get(this.end) >= this.period.until;
    this.judge.unless(isEarlier, 'PERIOD_GAP', 'before the period');
    this.judge.unless(isLater, 'PERIOD_GAP', 'after the period');
  }
}

// ---- 7. Verdict

/** Verifies one pack: the codes with their counts, and the first hundred findings. */
export function verifyPack(path, policy, known = []) {
  const archive = new Archive(path);
  const judge = new Judge(archive, policy, known);
  try {
    judge.judge();
  } catch (stop) {
    if (!(stop instanceof Stop)) throw stop;
    judge.unless(false, stop.code, stop.message);
  } finally {
    closeSync(archive.fd);
  }
  const isSound = [...judge.codes.keys()].every((code) => code === 'ERASED_OK');
  return { isSound, events: judge.events, closed: judge.closed, codes: judge.codes, findings: judge.findings };
}

function ownPolicy(path) {
  const archive = new Archive(path);
  try {
    archive.directory();
    return archive.files.has('keys.json') ? parsePolicy(archive.source('keys.json').all()) : null;
  } catch (stop) {
    if (stop instanceof Stop) return null;
    throw stop;
  } finally {
    closeSync(archive.fd);
  }
}

function readKnown(path) {
  const note = parseNoteBytes(readFileSync(path));
  if (!note) throw new Error(`${path} is no note of a checkpoint.`);
  return note;
}

/** Many packs in one process: a line {"pack","keys","known"} each in, a line {"codes","isSound","pack"} each out. */
function batch(list) {
  const policies = new Map();
  for (const line of readFileSync(list, 'utf8').split('\n').filter(Boolean)) {
    const { pack, keys, known = [] } = JSON.parse(line);
    if (!policies.has(keys)) policies.set(keys, parsePolicy(readFileSync(keys)));
    const { isSound, codes } = verifyPack(pack, policies.get(keys), known.map(readKnown));
    console.log(JSON.stringify({ codes: [...codes.keys()], isSound, pack }));
  }
  return 0;
}

function main(words) {
  let keys = null;
  let pack = null;
  let witnesses = null;
  const known = [];
  for (let i = 0; i < words.length; i++) {
    if (words[i] === '--batch' && words.length === 2) return batch(words[1]);
    if (words[i] === '--keys') keys = words[++i];
    else if (words[i] === '--known') known.push(words[++i]);
    else if (words[i] === '--witnesses') witnesses = /^[0-9]{1,2}$/.test(words[++i] ?? '') ? Number(words[i]) : undefined;
    else if (words[i].startsWith('-') || pack) pack = undefined;
    else pack = words[i];
  }
  if (!pack || keys === undefined || witnesses === undefined || known.includes(undefined)) {
    console.error('Usage: verify.mjs [--keys KEYS] [--known NOTE]... [--witnesses COUNT] PACK');
    return 2;
  }
  const policy = keys ? parsePolicy(readFileSync(keys)) : ownPolicy(pack);
  if (!policy) {
    console.error(keys ? 'That is no key policy.' : 'The pack brings no key policy. Name one: --keys');
    return keys ? 2 : 1;
  }
  if (!keys) console.error("The keys are the pack's own: this shows that it fits together, not who made it.");
  if (witnesses !== null) policy.quorum = { agencies: witnesses, besideAuditor: Math.max(0, witnesses - 1) };
  const result = verifyPack(pack, policy, known.map(readKnown));
  console.log(`${result.isSound ? 'The pack is sound' : 'THE PACK IS NOT SOUND'}: ${result.events} events${result.closed ? ` (${result.closed} of them closed)` : ''}.`);
  for (const [code, count] of result.codes) console.log(`  ${code} ${count}`);
  for (const { code, place } of result.findings) console.log(`  ${code} ${place}`);
  return result.isSound ? 0 : 1;
}

if (process.argv[1] === fileURLToPath(import.meta.url)) process.exitCode = main(process.argv.slice(2));
