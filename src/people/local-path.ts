/** The path when it stays on this site, else undefined: where a page may send its reader on to. */
export function localPath(given: unknown): string | undefined {
  if (typeof given !== 'string' || !/^\/(?![/\\])[^\s\\]*$/.test(given)) return undefined;
  const base = 'http://here.invalid';
  if (!URL.canParse(given, base)) return undefined;
  const url = new URL(given, base);
  // `/.//other.example` is a path, but one that a browser could take for a host when it is sent back.
  if (url.origin !== base || url.pathname.startsWith('//')) return undefined;
  return url.pathname + url.search;
}
