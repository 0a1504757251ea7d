import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export type OpenedPdf = Awaited<ReturnType<typeof getDocument>['promise']>;

/** Where pdf.js keeps the maps of Korean encodings, the fonts every reader has, and its decoders of pictures. */
const PDFJS = new URL('../../', import.meta.resolve('pdfjs-dist/legacy/build/pdf.mjs'));

/** Opens a PDF without running or fetching anything it asks for; only in a thread that may be ended at any time. */
export function openPdf(bytes: Buffer): Promise<OpenedPdf> {
  return getDocument({
    data: new Uint8Array(bytes),
    isEvalSupported: false,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    cMapUrl: new URL('cmaps/', PDFJS).href,
    cMapPacked: true,
    standardFontDataUrl: new URL('standard_fonts/', PDFJS).href,
    wasmUrl: new URL('wasm/', PDFJS).href,
    verbosity: 0,
    stopAtErrors: false,
  }).promise;
}
