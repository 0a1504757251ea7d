import { defineErrors } from '../../platform/errors/define-errors.js';

export const PDF_ERRORS = defineErrors({
  'pdf.damaged': {
    kind: 'invalid',
    ko: 'PDF가 손상되어 열 수 없습니다. 다시 내려받거나 저장해 올려 주세요.',
    en: 'The PDF is damaged and can’t be opened. Download or save it again and upload it.',
    pointer: '/files',
  },
  'pdf.password': {
    kind: 'invalid',
    ko: '암호가 걸린 PDF입니다. 암호를 풀고 저장해 올려 주세요.',
    en: 'The PDF is locked with a password. Remove the password, save it and upload it.',
    pointer: '/files',
  },
  'pdf.active': {
    kind: 'invalid',
    ko: '스크립트나 실행 동작이 든 PDF는 받지 않습니다. 열어서 ‘PDF로 인쇄’한 파일을 올려 주세요.',
    en: 'PDFs with scripts or actions aren’t accepted. Open it, print it to PDF and upload that file.',
    pointer: '/files',
  },
  'pdf.attachments': {
    kind: 'invalid',
    ko: '다른 파일이 첨부된 PDF는 받지 않습니다. 첨부 파일을 따로 저장해 올리고, 이 문서는 ‘PDF로 인쇄’해 올려 주세요.',
    en: 'PDFs with files attached aren’t accepted. Save the attachments and upload them; print this document to PDF and upload that.',
    pointer: '/files',
  },
  'pdf.too-many-pages': {
    kind: 'invalid',
    ko: 'PDF는 {limit}쪽까지 올릴 수 있습니다. 필요한 쪽만 저장해 올려 주세요.',
    en: 'PDFs can have up to {limit} pages. Save the pages that are needed and upload those.',
    pointer: '/files',
  },
  'pdf.too-heavy': {
    kind: 'invalid',
    ko: 'PDF 안의 내용이 너무 커서 열지 않았습니다. ‘PDF로 인쇄’한 파일이나 사진으로 올려 주세요.',
    en: 'What the PDF contains is too large to open. Print it to PDF, or upload a picture of it.',
    pointer: '/files',
  },
});
