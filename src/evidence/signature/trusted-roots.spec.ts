import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { X509Certificate } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from '@jest/globals';
import { Authority } from '../../../test/support/invoice-signer.js';
import { namesSigner } from './signer-name.js';
import { NO_ROOTS, readTrustedRoots } from './trusted-roots.js';

describe('the folder of trusted roots', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'roots-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  it('holds certificates in PEM, several in a file too, and in DER', async () => {
    const [one, two, three] = await Promise.all(['A', 'B', 'C'].map((name) => Authority.create(name)));
    if (!one || !two || !three) throw new Error('three were made');
    await writeFile(path.join(folder, 'both.pem'), `# roots\n${one.pem}\n${two.pem}\n`);
    await writeFile(path.join(folder, 'three.cer'), Buffer.from(three.certificate.rawData));
    await writeFile(path.join(folder, 'README'), 'not a certificate');
    const roots = await readTrustedRoots(folder);
    for (const authority of [one, two, three]) {
      const signer = await authority.issue('한빛데이터');
      const certificate = new X509Certificate(signer.certificate.toString('pem'));
      expect(roots.trustIn(certificate, [], '2025-10-15')).toBe('trusted');
    }
    const stranger = await (await Authority.create('A')).issue('한빛데이터');
    const certificate = new X509Certificate(stranger.certificate.toString('pem'));
    expect(roots.trustIn(certificate, [], '2025-10-15')).toBe('root-not-trusted');
  });

  it('may be left out', async () => {
    expect(await readTrustedRoots(undefined)).toBe(NO_ROOTS);
  });

  it('stops the start with a sentence when it can’t be read, is empty or holds something else', async () => {
    await expect(readTrustedRoots(path.join(folder, 'none'))).rejects.toThrow(
      /HANJANG_TRUSTED_ROOTS .*ENOENT/,
    );
    await expect(readTrustedRoots(folder)).rejects.toThrow(/HANJANG_TRUSTED_ROOTS .*no certificate/);
    await writeFile(path.join(folder, 'bad.pem'), 'hello');
    await expect(readTrustedRoots(folder)).rejects.toThrow(/HANJANG_TRUSTED_ROOTS: .*bad\.pem/);
    await expect(readTrustedRoots(folder)).rejects.toMatchObject({ name: 'StartError' });
  });
});

describe('the name on a certificate', () => {
  it.each([
    ['한빛데이터(HANBIT)0012345', '(주)한빛데이터', true],
    ['㈜한빛 데이터', '한빛데이터', true],
    ['주식회사 한빛데이터', '한빛데이터(예시)', true],
    ['Hanbit Data', 'HANBIT DATA', true],
    ['한빛데이터유통', '한빛데이터', false],
    ['한빛', '한빛데이터', false],
    ['한빛데이터', '한', false],
    ['한빛데이터', '(주)', false],
  ])('%s is that of %s: %s', (signer, party, expected) => {
    expect(namesSigner(signer, party)).toBe(expected);
  });
});
