import type { Locale, Text } from '../../platform/i18n/locale.js';
import { EVIDENCE_FILE_TYPES, kindOfExtension } from './media-type.js';

/** Why a file isn't taken as evidence. */
export type MediaTypeRefusalCode =
  | 'file.empty'
  | 'file.executable'
  | 'file.script'
  | 'file.html'
  | 'file.svg'
  | 'file.archive'
  | 'file.macro'
  | 'file.old-office'
  | 'file.password'
  | 'file.inflated'
  | 'file.damaged'
  | 'file.unsupported'
  | 'file.extension-mismatch';

export interface MediaTypeRefusal {
  readonly ok: false;
  readonly code: MediaTypeRefusalCode;
  /** The file's name as it may be shown. */
  readonly name: string;
  /** `extension` as in the name, `actual` as found in the content (a kind of evidence, or another extension). */
  readonly params: { readonly extension?: string; readonly actual?: string };
}

const TEXTS: Readonly<Record<MediaTypeRefusalCode, Text>> = {
  'file.empty': {
    ko: '빈 파일입니다. 파일을 다시 내려받거나 저장해 올려 주세요.',
    en: 'The file is empty. Download or save it again and upload it.',
  },
  'file.executable': {
    ko: '실행 파일은 받지 않습니다. 증빙 문서를 PDF나 사진으로 올려 주세요.',
    en: 'Programs aren’t accepted. Upload the document as PDF or as a picture.',
  },
  'file.script': {
    ko: '스크립트가 든 파일은 받지 않습니다. 증빙 문서를 PDF나 사진으로 올려 주세요.',
    en: 'Scripts aren’t accepted. Upload the document as PDF or as a picture.',
  },
  'file.html': {
    ko: 'HTML 문서는 받지 않습니다. 국세청 보안 메일이면 열어서 세금계산서 XML을 저장하고, 카드 내역이면 엑셀에서 xlsx로 저장하고, 다른 문서면 PDF로 인쇄해 올려 주세요.',
    en: 'HTML isn’t accepted. If it’s a secure mail of the tax office, open it and save the tax invoice XML; save card statements as xlsx; print anything else as PDF.',
  },
  'file.svg': {
    ko: 'SVG 그림은 받지 않습니다. PNG나 PDF로 저장해 올려 주세요.',
    en: 'SVG pictures aren’t accepted. Save it as PNG or PDF and upload that.',
  },
  'file.archive': {
    ko: '여기서는 압축 파일을 받지 않습니다. 이름이 .zip으로 끝나는 파일은 홈에 놓으면 안의 문서마다 신청이 됩니다. 아니면 압축을 풀고 문서를 올려 주세요.',
    en: 'Archives aren’t accepted here. A file whose name ends in .zip becomes claims when it is dropped on the home page; or unpack it and upload the documents.',
  },
  'file.macro': {
    ko: '매크로가 든 문서는 받지 않습니다. 매크로 없이 xlsx나 PDF로 저장해 올려 주세요.',
    en: 'Documents with macros aren’t accepted. Save it without macros, as xlsx or PDF.',
  },
  'file.old-office': {
    ko: '옛 형식의 오피스 문서(xls, doc, ppt)는 받지 않습니다. xlsx, docx 또는 PDF로 저장해 올려 주세요.',
    en: 'Old Office formats (xls, doc, ppt) aren’t accepted. Save it as xlsx, docx or PDF.',
  },
  'file.password': {
    ko: '암호가 걸린 문서입니다. 암호를 풀고 저장해 올려 주세요.',
    en: 'The document is locked with a password. Remove the password, save it and upload it.',
  },
  'file.inflated': {
    ko: '문서 안의 내용이 너무 커서 받지 않습니다. PDF로 저장해 올려 주세요.',
    en: 'What the document contains is too large. Save it as PDF and upload that.',
  },
  'file.damaged': {
    ko: '파일이 손상되어 열 수 없습니다. 다시 내려받거나 저장해 올려 주세요.',
    en: 'The file is damaged and can’t be opened. Download or save it again and upload it.',
  },
  'file.unsupported': {
    ko: '받지 않는 형식입니다. 세금계산서는 XML로, 다른 문서는 PDF·사진·엑셀(xlsx)·CSV·한글·워드(docx)로 올려 주세요.',
    en: 'This type of file isn’t accepted. Upload tax invoices as XML, anything else as PDF, picture, Excel (xlsx), CSV, Hangul or Word (docx).',
  },
  'file.extension-mismatch': {
    ko: '이름은 .{extension}로 끝나는데 내용이 다릅니다: {actual}. 원본을 확인하고 이름을 바꾸지 않은 파일을 올려 주세요.',
    en: 'The name ends in .{extension} but the content is something else: {actual}. Upload the original without renaming it.',
  },
};

const UNKNOWN: Text = { ko: '알 수 없는 내용', en: 'unknown content' };
const OTHER_CONTENT: ReadonlyMap<string, Text> = new Map([
  ['text', { ko: '글자만 있는 파일', en: 'plain text' }],
  ['office', { ko: '다른 오피스 문서', en: 'another kind of Office document' }],
]);

/** What is wrong with the file and what to do next. */
export function mediaTypeProblemText({ code, params }: MediaTypeRefusal): Text {
  const text = TEXTS[code];
  const actual = contentLabel(params.actual);
  const fill = (locale: Locale): string =>
    text[locale]
      .replace('{extension}', () => params.extension ?? '')
      .replace('{actual}', () => actual[locale]);
  return { ko: fill('ko'), en: fill('en') };
}

function contentLabel(actual: string | undefined): Text {
  if (actual === undefined) return UNKNOWN;
  const kind = kindOfExtension(actual);
  if (kind) return EVIDENCE_FILE_TYPES[kind].label;
  return OTHER_CONTENT.get(actual) ?? { ko: actual, en: actual };
}
