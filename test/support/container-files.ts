/** Small container files for tests: just enough of each format to be recognised. */

/** A ZIP file of uncompressed entries; checksums are left at zero, nothing here unpacks them. */
export function zipFile(entries: Readonly<Record<string, string>>, claimedSize?: number): Buffer {
  const bodies: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const [name, text] of Object.entries(entries)) {
    const content = Buffer.from(text);
    const encodedName = Buffer.from(name);
    const local = Buffer.alloc(30);
    local.writeUInt32LE(0x04034b50, 0);
    local.writeUInt32LE(content.length, 18);
    local.writeUInt32LE(content.length, 22);
    local.writeUInt16LE(encodedName.length, 26);
    const central = Buffer.alloc(46);
    central.writeUInt32LE(0x02014b50, 0);
    central.writeUInt32LE(content.length, 20);
    central.writeUInt32LE(claimedSize ?? content.length, 24);
    central.writeUInt16LE(encodedName.length, 28);
    central.writeUInt32LE(offset, 42);
    bodies.push(local, encodedName, content);
    directory.push(central, encodedName);
    offset += local.length + encodedName.length + content.length;
  }
  const listing = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(Object.keys(entries).length, 10);
  end.writeUInt32LE(listing.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...bodies, listing, end]);
}

export function hwpxFile(): Buffer {
  return zipFile({ mimetype: 'application/hwp+zip', 'version.xml': '<v/>', 'Contents/content.hpf': '<p/>' });
}

export function docxFile(): Buffer {
  return zipFile({ 'word/document.xml': '<d/>', '[Content_Types].xml': '<Types/>' });
}

export function xlsxFile(): Buffer {
  return zipFile({ '[Content_Types].xml': '<Types/>', 'xl/workbook.xml': '<w/>' });
}

/** An OLE compound file with the given names in its directory, four to a sector. */
export function compoundFile(names: readonly string[]): Buffer {
  const sectors = Math.ceil((names.length + 1) / 4);
  const file = Buffer.alloc(512 * (2 + sectors));
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(file);
  file.writeUInt16LE(9, 30);
  file.writeUInt32LE(1, 48);
  file.fill(0xff, 76, 512);
  file.writeUInt32LE(0, 76);
  file.fill(0xff, 512, 1024);
  for (let sector = 1; sector <= sectors; sector += 1) {
    file.writeUInt32LE(sector < sectors ? sector + 1 : 0xfffffffe, 512 + sector * 4);
  }
  ['Root Entry', ...names].forEach((name, index) => {
    const at = 1024 + index * 128;
    file.write(name, at, 'utf16le');
    file.writeUInt16LE((name.length + 1) * 2, at + 64);
  });
  return file;
}

export function hwpFile(): Buffer {
  return compoundFile(['\u0005HwpSummaryInformation', 'PrvText', 'BodyText', 'DocInfo', 'FileHeader']);
}

export const PNG = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);
export const JPEG = Buffer.from('ffd8ffe000104a46494600010100000100010000ffd9', 'hex');
export const WEBP = Buffer.from(
  '524946461a000000574542505650384c0d0000002f00000010071011118888fe0700',
  'hex',
);
export const HEIC = Buffer.concat([
  Buffer.from('00000018', 'hex'),
  Buffer.from('ftypheic\0\0\0\0mif1heic', 'latin1'),
  Buffer.alloc(32),
]);
export const PDF = Buffer.from(
  '%PDF-1.7\n%\xE2\xE3\xCF\xD3\n1 0 obj<</Type/Catalog>>endobj\n%%EOF\n',
  'latin1',
);
export const PROGRAM = Buffer.concat([Buffer.from('MZ\x90\0\x03\0\0\0', 'latin1'), Buffer.alloc(200)]);
