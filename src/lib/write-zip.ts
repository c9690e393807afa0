// A ZIP archive of a few small files (PKWARE APPNOTE 6.3): deflated, with names in UTF-8, and without times, so that the same files are the
// same archive.
import { crc32, deflateRawSync } from 'node:zlib';

/** A file of an archive; its name has forward slashes. */
export interface ZipFile {
  readonly name: string;
  readonly content: Uint8Array;
}

const LOCAL_HEADER = 0x04034b50;
const CENTRAL_HEADER = 0x02014b50;
const END_OF_DIRECTORY = 0x06054b50;

/** Deflate needs version 2.0 of the format. */
const VERSION_NEEDED = 20;
/** Names are UTF-8 (general purpose bit 11). */
const UTF8_NAMES = 0x0800;
const DEFLATED = 8;
/** The first day that the format knows: 1980-01-01. */
const FIRST_DAY = 0x21;

/** What the fields of an archive without ZIP64 can say. */
const FILES_MAX = 0xffff;
const BYTES_MAX = 0xffffffff;

/** Writes the archive. Throws where it would not fit the plain format. */
export function writeZip(files: readonly ZipFile[]): Uint8Array {
  const parts: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const { name, content } of files) {
    const nameBytes = Buffer.from(name);
    const packed = deflateRawSync(content, { level: 9 });
    const facts = describe(content, packed, nameBytes);
    const local = Buffer.concat([fields32(LOCAL_HEADER), facts, fields16(0), nameBytes]);
    directory.push(
      Buffer.concat([
        fields32(CENTRAL_HEADER),
        fields16(VERSION_NEEDED),
        facts,
        // Extra field, comment, disk, internal and external attributes: none of them.
        fields16(0, 0, 0, 0),
        fields32(0, offset),
        nameBytes,
      ]),
    );
    parts.push(local, packed);
    offset += local.length + packed.length;
  }
  const listed = Buffer.concat(directory);
  if (files.length > FILES_MAX || offset + listed.length > BYTES_MAX) throw new RangeError('too much for an archive without ZIP64');
  const end = [fields32(END_OF_DIRECTORY), fields16(0, 0, files.length, files.length), fields32(listed.length, offset), fields16(0)];
  return Buffer.concat([...parts, listed, ...end]);
}

/** What both headers say of a file, from the version on up to the length of its name. */
function describe(content: Uint8Array, packed: Uint8Array, name: Uint8Array): Buffer {
  return Buffer.concat([
    fields16(VERSION_NEEDED, UTF8_NAMES, DEFLATED, 0, FIRST_DAY),
    fields32(crc32(content), packed.length, content.length),
    fields16(name.length),
  ]);
}

function fields16(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 2);
  values.forEach((value, index) => buffer.writeUInt16LE(value, index * 2));
  return buffer;
}

function fields32(...values: readonly number[]): Buffer {
  const buffer = Buffer.alloc(values.length * 4);
  values.forEach((value, index) => buffer.writeUInt32LE(value, index * 4));
  return buffer;
}
