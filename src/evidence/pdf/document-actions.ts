import type { OpenedPdf } from './open-pdf.js';
import type { PdfRefusal } from './pdf-document.js';

/** What a link may lead to without an address that is whole: nowhere, or a place in the document itself. */
const NOWHERE = /^\s*(#.*)?$/;

/** What an opened document would do, as its own reader understands it, page by page. */
export async function actionsOf(document: OpenedPdf): Promise<PdfRefusal | undefined> {
  if ((await document.getJSActions()) !== null) return 'active';
  if (hasAny(await document.getAttachments())) return 'attachments';
  const fields: Record<string, object[]> = (await document.getFieldObjects()) ?? {};
  if (
    Object.values(fields)
      .flat()
      .some((field) => 'actions' in field && hasAny(field.actions))
  )
    return 'active';
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    if (hasAny(await page.getJSActions())) return 'active';
    const found = (await page.getAnnotations()).map(annotationRefusal).find(Boolean);
    page.cleanup();
    if (found) return found;
  }
  return undefined;
}

/** Locked against changes: its objects are there, but not for everybody to look into. */
export async function isLocked(document: OpenedPdf): Promise<boolean> {
  const { info } = await document.getMetadata();
  return 'EncryptFilterName' in info && info.EncryptFilterName !== null;
}

/** Web and mail addresses are whole ones; programs and files on a computer or in a network aren't. */
function annotationRefusal(annotation: unknown): PdfRefusal | undefined {
  if (typeof annotation !== 'object' || annotation === null) return undefined;
  const { url, unsafeUrl, actions, attachment, file } = annotation as Record<string, unknown>;
  if (attachment || file) return 'attachments';
  if (hasAny(actions)) return 'active';
  const leadsAway = typeof unsafeUrl === 'string' && !NOWHERE.test(unsafeUrl);
  return leadsAway && typeof url !== 'string' ? 'active' : undefined;
}

/** An object's properties, whatever pdf.js answers with. */
function hasAny(found: unknown): boolean {
  return typeof found === 'object' && found !== null && Object.keys(found).length > 0;
}
