/** Who came to a meeting, as far as the text tells. */
export interface Attendees {
  readonly count: number;
  /** Of another institution; undefined where nobody's institution was written. */
  readonly outside?: number;
}

const ENTRY = /^(.*?)[(（]([^()（）]+)[)）]?$/;
const COMPANY = /주식회사|\(주\)|㈜|\s/g;

/**
 * Reads `김연구(업스테이지), 박교수(협력대학)`: people with their institution in brackets; who has none is of the claiming
 * institution. Pure.
 */
export function readAttendees(text: string, institutionName: string): Attendees {
  // ㈜ and (주) in front of a name are no brackets round an institution.
  const plain = text.replaceAll(/\(주\)|㈜/g, '');
  const entries = plain
    .split(/[,;\n、·]|\s및\s/)
    .map((entry) => entry.trim())
    .filter((entry) => entry !== '');
  const affiliations = entries.flatMap((entry) => ENTRY.exec(entry)?.[2]?.trim() ?? []);
  if (affiliations.length === 0) return { count: entries.length };
  const own = plainName(institutionName);
  const outside = affiliations.filter((affiliation) => {
    const name = plainName(affiliation);
    return name !== '' && !own.includes(name) && !name.includes(own);
  });
  return { count: entries.length, outside: outside.length };
}

function plainName(name: string): string {
  return name.replaceAll(/\(예시\)/g, '').replaceAll(COMPANY, '');
}
