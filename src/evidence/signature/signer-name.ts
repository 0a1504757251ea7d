/** What companies are called besides their name, written before it or after. */
const FORMS = /\(주\)|\(유\)|\(재\)|\(사\)|\(법인\)|주식회사|유한회사|재단법인|사단법인|학교법인/g;
const APART = /[^\p{L}\p{N}]+/u;

/**
 * Whether a certificate's name is that of a party: `한빛데이터(주)` is named by `주식회사 한빛데이터(HANBIT)0012345`.
 * Whole parts are compared, so that `한빛` isn't taken for `한빛유통`.
 */
export function namesSigner(signer: string, party: string): boolean {
  const signers = partsOf(signer);
  const [name] = partsOf(party);
  return name !== undefined && name.length > 1 && (signers.includes(name) || signers.join('') === name);
}

function partsOf(name: string): string[] {
  const plain = name.normalize('NFKC').toLowerCase().replaceAll(FORMS, '').replaceAll(/\s+/g, '');
  return plain.split(APART).filter(Boolean);
}
