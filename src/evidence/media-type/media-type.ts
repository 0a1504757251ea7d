import type { Text } from '../../platform/i18n/locale.js';

/** The sorts of files that are taken as evidence. */
export type EvidenceFileKind =
  'xml' | 'pdf' | 'jpeg' | 'png' | 'webp' | 'heic' | 'xlsx' | 'docx' | 'csv' | 'hwp' | 'hwpx';

export interface EvidenceFileType {
  readonly mediaType: string;
  /** The first one is given to a file that came without. */
  readonly extensions: readonly [string, ...string[]];
  readonly label: Text;
}

export const EVIDENCE_FILE_TYPES: Readonly<Record<EvidenceFileKind, EvidenceFileType>> = {
  xml: { mediaType: 'application/xml', extensions: ['xml'], label: { ko: 'XML', en: 'XML' } },
  pdf: { mediaType: 'application/pdf', extensions: ['pdf'], label: { ko: 'PDF', en: 'PDF' } },
  jpeg: {
    mediaType: 'image/jpeg',
    extensions: ['jpg', 'jpeg', 'jpe', 'jfif'],
    label: { ko: 'JPEG 사진', en: 'a JPEG picture' },
  },
  png: { mediaType: 'image/png', extensions: ['png'], label: { ko: 'PNG 그림', en: 'a PNG picture' } },
  webp: { mediaType: 'image/webp', extensions: ['webp'], label: { ko: 'WebP 그림', en: 'a WebP picture' } },
  heic: {
    mediaType: 'image/heic',
    extensions: ['heic', 'heif'],
    label: { ko: 'HEIC 사진', en: 'a HEIC picture' },
  },
  xlsx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    extensions: ['xlsx'],
    label: { ko: '엑셀(xlsx) 문서', en: 'an Excel workbook (xlsx)' },
  },
  docx: {
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    extensions: ['docx'],
    label: { ko: '워드(docx) 문서', en: 'a Word document (docx)' },
  },
  csv: { mediaType: 'text/csv', extensions: ['csv', 'tsv'], label: { ko: 'CSV 표', en: 'a CSV table' } },
  hwp: {
    mediaType: 'application/x-hwp',
    extensions: ['hwp'],
    label: { ko: '한글(hwp) 문서', en: 'a Hangul document (hwp)' },
  },
  hwpx: {
    mediaType: 'application/hwp+zip',
    extensions: ['hwpx'],
    label: { ko: '한글(hwpx) 문서', en: 'a Hangul document (hwpx)' },
  },
};

export function kindOfExtension(extension: string): EvidenceFileKind | undefined {
  const kinds = Object.keys(EVIDENCE_FILE_TYPES) as EvidenceFileKind[];
  return kinds.find((kind) => EVIDENCE_FILE_TYPES[kind].extensions.includes(extension));
}
