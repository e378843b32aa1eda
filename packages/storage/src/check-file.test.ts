import { mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { crc32, deflateRawSync } from 'node:zlib';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type CheckedFile, checkFile } from './check-file.ts';
import { FileRefused } from './problems.ts';
import { createClamdScanner, type Scanner } from './scanner.ts';
import { asice, asiceXades, docx, odt, pdf, photo, signature, type TestSignature, zip } from './testing/index.ts';

let folder: string;
let signed: TestSignature;
beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'viche-check-'));
  signed = await signature();
});
afterAll(() => rm(folder, { recursive: true, force: true }));

let serial = 0;

async function check(
  bytes: Buffer,
  scanner: Scanner | null = null,
): Promise<CheckedFile & { content: Buffer; small: Buffer | null }> {
  const file = path.join(folder, `upload-${++serial}`);
  await writeFile(file, bytes);
  return checkFile(file, { folder, scanner }, async (checked) => ({
    ...checked,
    content: await readFile(checked.main.path),
    small: checked.thumbnail && (await readFile(checked.thumbnail.path)),
  }));
}

const problemOf = (bytes: Buffer, scanner?: Scanner): Promise<string> =>
  check(bytes, scanner ?? null).then(
    ({ main }) => main.mediaType,
    (error) => (error instanceof FileRefused ? error.problem : String(error)),
  );

const HTML = '<!doctype html><script>alert(1)</script>';

describe('type by content', () => {
  it.each([
    ['HTML', () => Buffer.from(HTML), 'type-refused'],
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script/></svg>'), 'type-refused'],
    ['a script', () => Buffer.from('#!/bin/sh\nrm -rf / # and more\n'), 'type-refused'],
    ['HTML with a PDF behind it', () => Buffer.concat([Buffer.from(HTML), pdf()]), 'type-refused'],
    ['a name of PDF and nothing else', () => Buffer.from(`%PDF-1.7\n${HTML}`), 'unreadable'],
    ['GIF with a script', () => Buffer.from(`GIF89a/*${HTML}*/=1;`), 'type-refused'],
    ['an empty file', () => Buffer.alloc(0), 'empty'],
    ['HEIC of a telephone', () => Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic', 'latin1'), 'heic'],
    ['a zip of anything', () => zip({ 'virus.exe': 'MZ' }), 'type-refused'],
    ['a text that begins like CMS', () => Buffer.from('0\x82not a signature at all', 'latin1'), 'no-signer'],
    ['Word', () => docx(), 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'],
    ['OpenDocument', () => odt(), 'application/vnd.oasis.opendocument.text'],
    ['PDF', () => pdf(), 'application/pdf'],
  ])('U01 %s', async (_name, make, outcome) => {
    expect(await problemOf(await make())).toBe(outcome);
  });

  it('keeps the same file twice as the same bytes', async () => {
    const bytes = pdf({ id: 'scan of a device' });
    expect((await check(bytes)).main.sha256).toEqual((await check(bytes)).main.sha256);
    const picture = await photo();
    expect((await check(picture)).main.sha256).toEqual((await check(picture)).main.sha256);
  });

  it('U01 leaves nothing of a second payload in a picture or a PDF', async () => {
    const png = Buffer.concat([await photo({ form: 'png' }), await zip({ 'payload.txt': HTML })]);
    const jpeg = Buffer.concat([await photo(), Buffer.from(HTML)]);
    const polyglot = Buffer.from(pdf().toString('latin1').replace('\n', `\n% ${HTML}\n`), 'latin1');
    for (const bytes of [png, jpeg, polyglot]) {
      const { content } = await check(bytes);
      expect(content.includes('alert(1)')).toBe(false);
      expect(content.includes('PK\x03\x04')).toBe(false);
    }
  });
});

describe('pictures', () => {
  it('U05 are encoded upright, without place, device, owner and former thumbnail', async () => {
    const { main, content, small } = await check(await photo({ width: 800, height: 600, orientation: 6 }));
    expect([main.width, main.height, main.mediaType]).toEqual([600, 800, 'image/jpeg']);
    for (const bytes of [content, small!]) {
      const facts = await sharp(bytes).metadata();
      expect([facts.exif, facts.xmp, facts.iptc, facts.orientation]).toEqual([
        undefined,
        undefined,
        undefined,
        undefined,
      ]);
      expect(bytes.includes('Secret Camera')).toBe(false);
    }
    expect((await sharp(small!).metadata()).height).toBe(480);
  });

  it('U04 take a photo of 40 megapixels and make it a sensible size', async () => {
    const { main } = await check(await photo({ width: 7_740, height: 5_200 }));
    expect([main.width, main.height]).toEqual([2_560, 1_720]);
  });

  it('U04 refuse before decoding what claims too many pixels, and what is cut off', async () => {
    expect(await problemOf(pngOfNothing(50_000, 50_000))).toBe('too-many-pixels');
    const whole = await photo({ width: 2_000, height: 2_000 });
    expect(await problemOf(whole.subarray(0, whole.length / 2))).toBe('unreadable');
  });

  it('U04 keep transparency and take the first frame of an animation', async () => {
    const clear = await sharp({ create: { width: 20, height: 20, channels: 4, background: '#0000' } })
      .png()
      .toBuffer();
    expect((await check(clear)).main.mediaType).toBe('image/webp');
    const frames = await Promise.all([...'abc'].map((_, index) => photo({ width: 10, height: 10 + index * 0 })));
    const animated = await sharp(frames, { join: { animated: true } })
      .webp({ loop: 0 })
      .toBuffer();
    expect((await check(animated)).main.height).toBe(10);
  });
});

/** The head of a PNG that claims a size, and nothing more. */
function pngOfNothing(width: number, height: number): Buffer {
  const head = Buffer.alloc(17);
  head.write('IHDR');
  head.writeUInt32BE(width, 4);
  head.writeUInt32BE(height, 8);
  head.set([8, 2, 0, 0, 0], 12);
  const chunk = (bytes: Buffer) => {
    const length = Buffer.alloc(4);
    length.writeUInt32BE(bytes.length - 4);
    const sum = Buffer.alloc(4);
    sum.writeUInt32BE(crc32(bytes));
    return Buffer.concat([length, bytes, sum]);
  };
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk(head),
    chunk(Buffer.from('IDAT')),
    chunk(Buffer.from('IEND')),
  ]);
}

describe('PDF', () => {
  const script = { S: 'JavaScript', JS: '(app.alert(1))' };

  it.each([
    ['a script at opening', { OpenAction: script }],
    ['a program that starts', { OpenAction: { S: 'Launch', F: '(cmd.exe)' } }],
    ['scripts by name', { Names: { JavaScript: { Names: ['(a)', script] } } }],
    ['an embedded file', { Names: { EmbeddedFiles: { Names: ['(a.exe)', { Type: 'Filespec', EF: { F: 1 } }] } } }],
    ['acts of its life', { AA: { WC: script } }],
  ])('U07 loses %s', async (_name, catalogue) => {
    const source = pdf({ catalogue });
    const active = /JavaScript|\/JS|Launch|EmbeddedFile|\/AA\b/;
    expect(source.toString('latin1')).toMatch(active);
    expect((await check(source)).content.toString('latin1')).not.toMatch(active);
  });

  it('U07 refuses an encrypted one and one of too many pages, mends a broken table', async () => {
    expect(await problemOf(pdf({ save: 'encrypt=aes-256,owner-password=o,user-password=u' }))).toBe('encrypted');
    expect(await problemOf(pdf({ pages: 2_001 }))).toBe('too-many-pages');
    const broken = Buffer.from(
      pdf()
        .toString('latin1')
        .replace(/startxref\s+\d+/, 'startxref\n7'),
      'latin1',
    );
    expect(await problemOf(broken)).toBe('application/pdf');
  });

  it('keeps a signed one to the last byte and names its signer, and refuses it with a script', async () => {
    const sealed = pdf({ cms: signed.cms });
    const { content, signers } = await check(sealed);
    expect(content.equals(sealed)).toBe(true);
    expect(signers.map(({ name }) => name)).toEqual(['Мельник Оксана Іванівна']);
    expect(await problemOf(pdf({ cms: signed.cms, catalogue: { OpenAction: script } }))).toBe('active-content');
    expect(await problemOf(Buffer.concat([sealed, Buffer.from(HTML)]))).toBe('active-content');
  });
});

describe('containers', () => {
  const bomb = (megabytes: number) => Buffer.alloc(megabytes * 1_048_576);

  it('U03 refuses what is too big inside, before it is written anywhere', async () => {
    const started = performance.now();
    expect(await problemOf(await docx({ 'word/a.xml': bomb(64) }))).toBe('too-big-inside');
    expect(await problemOf(lying(await docx({ 'word/a.xml': bomb(40) }), 40 * 1_048_576))).toMatch(
      /unreadable|too-big-inside/,
    );
    expect(await problemOf(await zip(Object.fromEntries(Array.from({ length: 5_001 }, (_, n) => [`${n}`, '']))))).toBe(
      'too-big-inside',
    );
    expect(performance.now() - started).toBeLessThan(20_000);
    expect((await readdir(folder)).filter((name) => name.startsWith('check-'))).toEqual([]);
  });

  it('U03 refuses links, ways out and bytes behind the end', async () => {
    const link = await zip({ mimetype: 'application/vnd.oasis.opendocument.text' }, (file) =>
      file.addBuffer(Buffer.from('/etc/passwd'), 'link', { mode: 0o120777 }),
    );
    expect(await problemOf(link)).toBe('unreadable');
    const away = Buffer.from(
      (await docx({ 'aa/evil': 'x' })).toString('latin1').replaceAll('aa/evil', '../evil'),
      'latin1',
    );
    expect(await problemOf(away)).toBe('unreadable');
    expect(await problemOf(Buffer.concat([await docx(), Buffer.from(HTML)]))).toBe('unreadable');
  });

  it('U09 refuses entities, outside templates and macros; a link may stay', async () => {
    const rel = (type: string) =>
      `<Relationships><Relationship Id="1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://127.0.0.1:9/x" TargetMode="External"/></Relationships>`;
    expect(await problemOf(await docx({ 'word/settings.xml': '<!DOCTYPE x [<!ENTITY a "b">]><x/>' }))).toBe(
      'active-content',
    );
    expect(await problemOf(await docx({ 'word/_rels/settings.xml.rels': rel('attachedTemplate') }))).toBe(
      'active-content',
    );
    expect(await problemOf(await docx({ 'word/vbaProject.bin': 'macro' }))).toBe('active-content');
    expect(await problemOf(await docx({ 'word/_rels/document.xml.rels': rel('hyperlink') }))).toContain(
      'wordprocessing',
    );
  });

  /** The size in the headers is a lie: the part turns out to be larger. */
  function lying(bytes: Buffer, size: number): Buffer {
    const from = Buffer.alloc(4);
    from.writeUInt32LE(size);
    const to = Buffer.alloc(4);
    to.writeUInt32LE(1_000);
    const copy = Buffer.from(bytes);
    for (let at = copy.indexOf(from); at !== -1; at = copy.indexOf(from, at + 1)) to.copy(copy, at);
    return copy;
  }
});

describe('signatures', () => {
  const official = {
    name: 'Мельник Оксана Іванівна',
    organisation: 'Славутицька міська рада',
    post: 'Міський голова',
    certificateSerial: '5e984d526f82f38f',
  };

  it('names the signer of a CMS file as it states them, without the tax number', async () => {
    const { main, signers } = await check(signed.cms);
    expect(main.mediaType).toBe('application/pkcs7-signature');
    expect(signers).toMatchObject([official]);
    expect(Math.abs(Date.now() - Date.parse(signers[0]!.signedAt!))).toBeLessThan(120_000);
    expect(JSON.stringify(signers)).not.toContain('1234567890');
  });

  it('names the signers of both kinds of ASiC-E, and takes none without a signer', async () => {
    for (const container of [await asice(signed), await asiceXades(signed)]) {
      const { main, signers, content } = await check(container);
      expect(main.mediaType).toBe('application/vnd.etsi.asic-e+zip');
      expect(signers).toMatchObject([official]);
      expect(content.equals(container)).toBe(true);
    }
    expect((await check(await asiceXades(signed))).signers[0]!.signedAt).toBe('2026-11-02T14:20:00.000Z');
    expect(await problemOf(await zip({ mimetype: 'application/vnd.etsi.asic-e+zip', 'a.txt': 'a' }))).toBe('no-signer');
    expect(
      await problemOf(await zip({ mimetype: 'application/vnd.etsi.asic-e+zip', 'a.bin': Buffer.alloc(2_000_000) })),
    ).toBe('too-big-inside');
  });
});

/** What clamd was sent, once its last piece, the empty one, has come. */
function streamIn(got: Buffer): Buffer | null {
  const pieces: Buffer[] = [];
  for (let at = 'zINSTREAM\0'.length; at + 4 <= got.length; ) {
    const length = got.readUInt32BE(at);
    if (length === 0) return Buffer.concat(pieces);
    pieces.push(got.subarray(at + 4, at + 4 + length));
    at += 4 + length;
  }
  return null;
}

describe('scanner', () => {
  let clamd: Server;
  let port: number;

  beforeAll(async () => {
    clamd = createServer((socket) => {
      let got = Buffer.alloc(0);
      socket.on('error', () => {});
      socket.on('data', (piece) => {
        got = Buffer.concat([got, piece as Buffer]);
        const streamed = streamIn(got);
        if (streamed) socket.end(streamed.includes('EICAR') ? 'stream: Eicar-Test-Signature FOUND\0' : 'stream: OK\0');
      });
    });
    await new Promise<void>((resolve) => clamd.listen(0, '127.0.0.1', resolve));
    port = (clamd.address() as { port: number }).port;
  });
  afterAll(() => new Promise((resolve) => clamd.close(resolve)));

  it('U11 refuses what the scanner knows, lets pass what it does not, and takes nothing without an answer', async () => {
    const scanner = createClamdScanner({ host: '127.0.0.1', port });
    expect(await problemOf(await docx({ 'word/eicar.txt': Buffer.alloc(0) }), scanner)).toContain('wordprocessing');
    const infected = await zip({
      mimetype: 'application/vnd.oasis.opendocument.text',
      'EICAR.txt': 'x',
    });
    expect(await problemOf(infected, scanner)).toBe('infected');
    const closed = createClamdScanner({ host: '127.0.0.1', port: 1 });
    expect(await problemOf(await docx(), closed)).toBe('scanner-down');
  });
});

it('U03 never takes a zip whose parts share their bytes', async () => {
  expect(await problemOf(overlapping(50))).toMatch(/too-big-inside|unreadable/);
});

/** Many entries of the directory that all point at one part. */
function overlapping(count: number): Buffer {
  const plain = Buffer.alloc(100_000, 'a');
  const packed = deflateRawSync(plain);
  const local = Buffer.alloc(31);
  local.writeUInt32LE(0x04034b50, 0);
  local.writeUInt16LE(20, 4);
  local.writeUInt16LE(8, 8);
  local.writeUInt32LE(crc32(plain), 14);
  local.writeUInt32LE(packed.length, 18);
  local.writeUInt32LE(plain.length, 22);
  local.writeUInt16LE(1, 26);
  local.write('a', 30);
  const directory = Array.from({ length: count }, (_, index) => {
    const entry = Buffer.alloc(47);
    entry.writeUInt32LE(0x02014b50, 0);
    entry.writeUInt16LE(20, 4);
    entry.writeUInt16LE(20, 6);
    local.copy(entry, 10, 8, 30);
    entry.writeUInt16LE(1, 28);
    entry.write(String.fromCharCode(97 + (index % 26)), 46);
    return entry;
  });
  const central = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(count, 8);
  end.writeUInt16LE(count, 10);
  end.writeUInt32LE(central.length, 12);
  end.writeUInt32LE(local.length + packed.length, 16);
  return Buffer.concat([local, packed, central, end]);
}
