import { crc32, deflateRawSync } from 'node:zlib';

/** A file of a zip, and what is wrong with it. */
export interface ZipPart {
  name: string;
  content: string | Buffer;
  /** Written as it is. */
  stored?: boolean;
  flags?: number;
  method?: number;
  /** Kind and rights as on Unix. */
  mode?: number;
  /** Bytes it says to unpack to, whatever it does. */
  claims?: number;
  checksum?: number;
  /** Shares the bytes of the file before it. */
  overlaps?: boolean;
  /** Sizes and place in the zip64 extra field, as for more than 4 GB. */
  zip64?: boolean;
  /** Date and time as MS-DOS has them. */
  dosTime?: number;
}

/** 2019-04-30 10:20:30 */
const DOS_TIME =
  (((2019 - 1980) << 25) | (4 << 21) | (30 << 16) | (10 << 11) | (20 << 5) | 15) >>> 0;

/** A zip as its parts say, also one that no honest program writes. */
export function writeZip(parts: readonly ZipPart[]): Buffer {
  const locals: Buffer[] = [];
  const list: Buffer[] = [];
  let offset = 0;
  let previous = 0;
  for (const part of parts) {
    const content = Buffer.from(part.content);
    const data = part.stored === true ? content : deflateRawSync(content);
    const entry = {
      name: Buffer.from(part.name),
      flags: (part.flags ?? 0) | 0x800,
      method: part.method ?? (part.stored === true ? 0 : 8),
      time: part.dosTime ?? DOS_TIME,
      checksum: part.checksum ?? crc32(content),
      packed: data.length,
      size: part.claims ?? content.length,
    };
    const local = Buffer.concat([header(entry, 0x04034b50, part.zip64), data]);
    const place = part.overlaps === true ? previous : offset;
    list.push(central(entry, place, part));
    previous = place;
    if (part.overlaps !== true) {
      locals.push(local);
      offset += local.length;
    }
  }
  const directory = Buffer.concat(list);
  return Buffer.concat([...locals, directory, end(parts.length, directory.length, offset)]);
}

interface Entry {
  name: Buffer;
  flags: number;
  method: number;
  time: number;
  checksum: number;
  packed: number;
  size: number;
}

/** What local and central headers have in common, from the version needed to the names' lengths. */
function common(entry: Entry, extra: Buffer, zip64: boolean): Buffer {
  const fields = Buffer.alloc(26);
  fields.writeUInt16LE(zip64 ? 45 : 20, 0);
  fields.writeUInt16LE(entry.flags, 2);
  fields.writeUInt16LE(entry.method, 4);
  fields.writeUInt32LE(entry.time, 6);
  fields.writeUInt32LE(entry.checksum, 10);
  fields.writeUInt32LE(zip64 ? 0xffffffff : entry.packed, 14);
  fields.writeUInt32LE(zip64 ? 0xffffffff : entry.size, 18);
  fields.writeUInt16LE(entry.name.length, 22);
  fields.writeUInt16LE(extra.length, 24);
  return fields;
}

function header(entry: Entry, signature: number, zip64 = false): Buffer {
  const extra = zip64 ? wide(entry.size, entry.packed) : Buffer.alloc(0);
  return Buffer.concat([word(signature), common(entry, extra, zip64), entry.name, extra]);
}

function central(entry: Entry, place: number, { mode = 0o100644, zip64 = false }: ZipPart): Buffer {
  const extra = zip64 ? wide(entry.size, entry.packed, place) : Buffer.alloc(0);
  const rest = Buffer.alloc(14);
  rest.writeUInt32LE((mode << 16) >>> 0, 6);
  rest.writeUInt32LE(zip64 ? 0xffffffff : place, 10);
  const madeOnUnix = Buffer.from([20, 3]);
  return Buffer.concat([
    word(0x02014b50),
    madeOnUnix,
    common(entry, extra, zip64),
    rest,
    entry.name,
    extra,
  ]);
}

function wide(...values: number[]): Buffer {
  const extra = Buffer.alloc(4 + 8 * values.length);
  extra.writeUInt16LE(1, 0);
  extra.writeUInt16LE(8 * values.length, 2);
  values.forEach((value, i) => extra.writeBigUInt64LE(BigInt(value), 4 + 8 * i));
  return extra;
}

function end(count: number, size: number, place: number): Buffer {
  const fields = Buffer.alloc(18);
  fields.writeUInt16LE(count, 4);
  fields.writeUInt16LE(count, 6);
  fields.writeUInt32LE(size, 8);
  fields.writeUInt32LE(place, 12);
  return Buffer.concat([word(0x06054b50), fields]);
}

function word(value: number): Buffer {
  const bytes = Buffer.alloc(4);
  bytes.writeUInt32LE(value);
  return bytes;
}
