import type { Locale, Text } from '../../platform/i18n/locale.js';
import { formatWon } from '../../platform/money/won.js';
import { SIGNATURE_TEXTS, type SignatureFindingCode, type SignatureRefusalCode } from './signature.errors.js';
import { fieldLabel } from './tax-invoice.fields.js';

/** Why a file can't be used as a tax invoice. */
export type TaxInvoiceRefusalCode =
  | SignatureRefusalCode
  | 'tax-invoice.empty'
  | 'tax-invoice.too-large'
  | 'tax-invoice.encoding-unreadable'
  | 'tax-invoice.not-xml'
  | 'tax-invoice.malformed-xml'
  | 'tax-invoice.truncated'
  | 'tax-invoice.doctype'
  | 'tax-invoice.too-deep'
  | 'tax-invoice.too-many-elements'
  | 'tax-invoice.not-a-tax-invoice'
  | 'tax-invoice.wrapped'
  | 'tax-invoice.several'
  | 'tax-invoice.field-duplicate'
  | 'tax-invoice.field-missing'
  | 'tax-invoice.field-not-text'
  | 'tax-invoice.field-too-long'
  | 'tax-invoice.control-character'
  | 'tax-invoice.approval-number'
  | 'tax-invoice.business-number'
  | 'tax-invoice.business-number-check-digit'
  | 'tax-invoice.buyer-not-business'
  | 'tax-invoice.date'
  | 'tax-invoice.amount'
  | 'tax-invoice.amount-too-large'
  | 'tax-invoice.amount-negative'
  | 'tax-invoice.amount-zero'
  | 'tax-invoice.total-mismatch'
  | 'tax-invoice.line-supply-mismatch'
  | 'tax-invoice.line-tax-mismatch';

/** What a person should look at in an invoice that could be read. */
export type TaxInvoiceFindingCode =
  | SignatureFindingCode
  | 'tax-invoice.namespace-missing'
  | 'tax-invoice.namespace-unknown'
  | 'tax-invoice.encoding-mismatch'
  | 'tax-invoice.encoding-undeclared'
  | 'tax-invoice.type-unknown'
  | 'tax-invoice.original-missing'
  | 'tax-invoice.amendment-unclear'
  | 'tax-invoice.amendment-code-unknown'
  | 'tax-invoice.value-unreadable'
  | 'tax-invoice.tax-unusual'
  | 'tax-invoice.line-name-missing'
  | 'tax-invoice.line-amount-missing'
  | 'tax-invoice.lines-without-amounts'
  | 'tax-invoice.line-tax-shared';

export type TaxInvoiceProblemParams = Readonly<Record<string, string>>;

export interface TaxInvoiceRefusal {
  readonly ok: false;
  readonly code: TaxInvoiceRefusalCode;
  /** The field it is about, such as `supplier.businessNumber` or `lines.0.supplyAmount`. */
  readonly field?: string;
  readonly params: TaxInvoiceProblemParams;
}

export interface TaxInvoiceFinding {
  readonly code: TaxInvoiceFindingCode;
  readonly field?: string;
  readonly params: TaxInvoiceProblemParams;
}

/**
 * `{field}` becomes the name of the field, `{x}` the parameter x, `{x:won}` the parameter x as an amount.
 * Values stand after a colon or in parentheses, so that no Korean particle has to fit them.
 */
const TEXTS: Readonly<Record<TaxInvoiceRefusalCode | TaxInvoiceFindingCode, Text>> = {
  ...SIGNATURE_TEXTS,
  'tax-invoice.empty': {
    ko: '빈 파일입니다. 세금계산서 XML을 다시 내려받아 올려 주세요.',
    en: 'The file is empty. Download the tax invoice XML again and upload it.',
  },
  'tax-invoice.too-large': {
    ko: '세금계산서 XML은 {limit}MB까지 읽습니다. 파일이 맞는지 확인해 주세요.',
    en: 'Tax invoice XML is read up to {limit} MB. Check that this is the right file.',
  },
  'tax-invoice.encoding-unreadable': {
    ko: '글자를 읽을 수 없습니다. 발급받은 XML 원본을 고치지 않은 그대로 올려 주세요.',
    en: 'The characters can’t be read. Upload the XML exactly as it was issued.',
  },
  'tax-invoice.not-xml': {
    ko: 'XML 파일이 아닙니다. 홈택스나 발급 사이트에서 세금계산서를 XML로 내려받아 올려 주세요.',
    en: 'This isn’t an XML file. Download the tax invoice as XML from Hometax or the issuing site.',
  },
  'tax-invoice.malformed-xml': {
    ko: 'XML 형식이 잘못되었습니다({line}행 {column}열). 발급받은 원본을 다시 내려받아 올려 주세요.',
    en: 'The XML is malformed (line {line}, column {column}). Download the original again and upload it.',
  },
  'tax-invoice.truncated': {
    ko: '파일이 중간에서 끊겼습니다. 끝까지 내려받은 뒤 다시 올려 주세요.',
    en: 'The file ends in the middle. Download it completely and upload it again.',
  },
  'tax-invoice.doctype': {
    ko: '문서 형식 선언(DOCTYPE)이 든 XML은 안전하지 않아 읽지 않습니다. 발급받은 원본을 올려 주세요.',
    en: 'XML with a DOCTYPE isn’t safe and isn’t read. Upload the XML as it was issued.',
  },
  'tax-invoice.too-deep': {
    ko: 'XML이 너무 깊게 겹쳐 있어 세금계산서로 볼 수 없습니다. 발급받은 원본을 올려 주세요.',
    en: 'The XML is nested too deeply for a tax invoice. Upload the XML as it was issued.',
  },
  'tax-invoice.too-many-elements': {
    ko: 'XML 항목이 너무 많아 세금계산서로 볼 수 없습니다. 발급받은 원본을 올려 주세요.',
    en: 'The XML has too many elements for a tax invoice. Upload the XML as it was issued.',
  },
  'tax-invoice.not-a-tax-invoice': {
    ko: '전자세금계산서 표준 XML이 아닙니다. 세금계산서 XML을 올리거나, 다른 문서라면 PDF로 올려 주세요.',
    en: 'This isn’t a standard tax invoice. Upload the tax invoice XML, or any other document as PDF.',
  },
  'tax-invoice.wrapped': {
    ko: '세금계산서가 다른 문서 안에 들어 있습니다. 세금계산서 XML만 따로 저장해 올려 주세요.',
    en: 'The tax invoice is inside another document. Save the tax invoice XML by itself and upload it.',
  },
  'tax-invoice.several': {
    ko: '한 파일에 세금계산서가 둘 이상 들어 있습니다. 세금계산서마다 파일 하나로 나누어 올려 주세요.',
    en: 'The file holds more than one tax invoice. Upload one file for each invoice.',
  },
  'tax-invoice.field-duplicate': {
    ko: '두 번 적힌 항목이 있어 어느 값이 맞는지 알 수 없습니다: {field}. 공급자에게 확인해 주세요.',
    en: 'A field is given twice and it’s unclear which value is right: {field}. Ask the supplier.',
  },
  'tax-invoice.field-missing': {
    ko: '꼭 있어야 할 값이 없습니다: {field}. 공급자에게 확인하거나 원본을 다시 내려받아 주세요.',
    en: 'A required value is missing: {field}. Ask the supplier or download the original again.',
  },
  'tax-invoice.field-not-text': {
    ko: '값이 있어야 할 자리에 다른 항목이 들어 있습니다: {field}. 발급받은 원본을 올려 주세요.',
    en: 'There are elements where a value belongs: {field}. Upload the XML as it was issued.',
  },
  'tax-invoice.field-too-long': {
    ko: '값이 너무 깁니다: {field}. {limit}자까지 읽습니다. 발급받은 원본을 올려 주세요.',
    en: 'A value is too long: {field}. Up to {limit} characters are read. Upload the XML as it was issued.',
  },
  'tax-invoice.control-character': {
    ko: '보이지 않는 제어 문자가 들어 있습니다: {field}. 발급받은 원본을 올려 주세요.',
    en: 'A value has invisible control characters: {field}. Upload the XML as it was issued.',
  },
  'tax-invoice.approval-number': {
    ko: '승인번호가 24자리(숫자 8자리와 영문·숫자 16자리)가 아닙니다. 국세청에 전송된 세금계산서인지 확인해 주세요.',
    en: 'The approval number doesn’t have 24 characters (8 digits, then 16 letters or digits). Check that the invoice was sent to the tax office.',
  },
  'tax-invoice.business-number': {
    ko: '사업자등록번호는 숫자 10자리여야 합니다: {field}. 공급자에게 확인해 주세요.',
    en: 'A business number has 10 digits: {field}. Ask the supplier.',
  },
  'tax-invoice.business-number-check-digit': {
    ko: '사업자등록번호의 검증번호가 맞지 않습니다: {field} ({number}). 공급자에게 확인하고 바른 세금계산서를 올려 주세요.',
    en: 'The check digit of a business number is wrong: {field} ({number}). Ask the supplier for a correct invoice.',
  },
  'tax-invoice.buyer-not-business': {
    ko: '공급받는 자가 사업자가 아닌 개인입니다. 기관의 사업자등록번호로 다시 발급받아 주세요.',
    en: 'The buyer is a private person. Ask for an invoice issued to your institution’s business number.',
  },
  'tax-invoice.date': {
    ko: '없는 날짜입니다: {field} ({value}). 공급자에게 확인해 주세요.',
    en: 'This isn’t a date of the calendar: {field} ({value}). Ask the supplier.',
  },
  'tax-invoice.amount': {
    ko: '금액은 쉼표와 소수점 없는 원 단위 정수여야 합니다: {field} ({value}). 공급자에게 확인해 주세요.',
    en: 'An amount must be whole won without commas or decimals: {field} ({value}). Ask the supplier.',
  },
  'tax-invoice.amount-too-large': {
    ko: '금액이 다룰 수 있는 범위를 넘습니다: {field} ({value}). 공급자에게 확인해 주세요.',
    en: 'An amount is larger than can be handled: {field} ({value}). Ask the supplier.',
  },
  'tax-invoice.amount-negative': {
    ko: '수정세금계산서가 아닌데 음수 금액이 있습니다: {field} ({value:won}원). 공급자에게 확인해 주세요.',
    en: 'Only an amended invoice may have a negative amount: {field} ({value:won} won). Ask the supplier.',
  },
  'tax-invoice.amount-zero': {
    ko: '금액이 0원이라 신청할 것이 없습니다: {field}. 세금계산서가 맞는지 확인해 주세요.',
    en: 'The amount is 0 won, so there is nothing to claim: {field}. Check that this is the right invoice.',
  },
  'tax-invoice.total-mismatch': {
    ko: '공급가액({supply:won}원)과 세액({tax:won}원)을 더하면 {sum:won}원인데 합계금액은 {total:won}원입니다. 공급자에게 바른 세금계산서를 요청해 주세요.',
    en: 'Supply ({supply:won} won) plus tax ({tax:won} won) is {sum:won} won, but the total says {total:won} won. Ask the supplier for a correct invoice.',
  },
  'tax-invoice.line-supply-mismatch': {
    ko: '품목의 공급가액을 더하면 {sum:won}원인데 공급가액은 {total:won}원입니다. 공급자에게 바른 세금계산서를 요청해 주세요.',
    en: 'The items’ supply amounts add up to {sum:won} won, but the invoice says {total:won} won. Ask the supplier for a correct invoice.',
  },
  'tax-invoice.line-tax-mismatch': {
    ko: '품목의 세액을 더하면 {sum:won}원인데 세액은 {total:won}원입니다. 공급자에게 바른 세금계산서를 요청해 주세요.',
    en: 'The items’ tax adds up to {sum:won} won, but the invoice says {total:won} won. Ask the supplier for a correct invoice.',
  },
  'tax-invoice.namespace-missing': {
    ko: '표준 이름공간이 빠진 세금계산서입니다. 읽은 내용이 원본과 같은지 확인해 주세요.',
    en: 'The invoice lacks the standard’s namespace. Check that what was read equals the original.',
  },
  'tax-invoice.namespace-unknown': {
    ko: '알려지지 않은 판의 표준으로 만든 세금계산서입니다({namespace}). 읽은 내용이 원본과 같은지 확인해 주세요.',
    en: 'The invoice follows an unknown version of the standard ({namespace}). Check that what was read equals the original.',
  },
  'tax-invoice.encoding-mismatch': {
    ko: '파일에 적힌 문자 인코딩({declared})과 실제 인코딩({actual})이 다릅니다. 한글이 바르게 읽혔는지 확인해 주세요.',
    en: 'The file says its encoding is {declared} but it is {actual}. Check that the text was read correctly.',
  },
  'tax-invoice.encoding-undeclared': {
    ko: '파일에 문자 인코딩이 적혀 있지 않아 {actual} 인코딩으로 읽었습니다. 한글이 바르게 읽혔는지 확인해 주세요.',
    en: 'The file doesn’t say its encoding and was read as {actual}. Check that the text was read correctly.',
  },
  'tax-invoice.type-unknown': {
    ko: '알려지지 않은 종류의 세금계산서입니다(코드 {value}). 과세·면세 여부를 직접 확인해 주세요.',
    en: 'The type of this invoice isn’t known (code {value}). Check yourself whether it is taxable or exempt.',
  },
  'tax-invoice.original-missing': {
    ko: '수정세금계산서인데 당초 승인번호가 없습니다. 어느 세금계산서를 고친 것인지 직접 골라 주세요.',
    en: 'This amended invoice doesn’t name its original. Choose the invoice that it changes.',
  },
  'tax-invoice.amendment-unclear': {
    ko: '수정세금계산서가 아닌데 수정사유나 당초 승인번호가 있습니다. 공급자에게 확인해 주세요.',
    en: 'It isn’t an amended invoice but has an amendment code or an original’s number. Ask the supplier.',
  },
  'tax-invoice.amendment-code-unknown': {
    ko: '알려지지 않은 수정사유 코드입니다({value}). 수정 사유를 직접 확인해 주세요.',
    en: 'The amendment code isn’t known ({value}). Check yourself why the invoice was amended.',
  },
  'tax-invoice.value-unreadable': {
    ko: '읽을 수 없어 비워 둔 값이 있습니다: {field}. 필요하면 문서를 보고 적어 주세요.',
    en: 'A value couldn’t be read and was left out: {field}. Fill it in from the document if it’s needed.',
  },
  'tax-invoice.tax-unusual': {
    ko: '세액({tax:won}원)이 이 종류의 세금계산서에서 보통인 금액({usual:won}원)과 다릅니다. 문서를 확인해 주세요.',
    en: 'The tax ({tax:won} won) isn’t what is usual for this type of invoice ({usual:won} won). Check the document.',
  },
  'tax-invoice.line-name-missing': {
    ko: '품목명이 없습니다: {field}. 무엇을 샀는지 적어 주세요.',
    en: 'An item has no name: {field}. Write what was bought.',
  },
  'tax-invoice.line-amount-missing': {
    ko: '금액이 적히지 않은 품목은 0원으로 읽었습니다: {field}. 문서를 확인해 주세요.',
    en: 'An item without an amount was read as 0 won: {field}. Check the document.',
  },
  'tax-invoice.lines-without-amounts': {
    ko: '품목별 금액이 없어 전체 금액을 한 품목으로 읽었습니다. 문서를 확인해 주세요.',
    en: 'The items have no amounts, so the whole amount was read as one item. Check the document.',
  },
  'tax-invoice.line-tax-shared': {
    ko: '품목별 세액이 없어 전체 세액을 공급가액에 비례해 나누었습니다. 문서를 확인해 주세요.',
    en: 'The items have no tax of their own, so the tax was shared out by supply amount. Check the document.',
  },
};

/** A finding that only says something, and asks nobody to do anything before the claim goes on. */
export function isRemark(code: TaxInvoiceFindingCode): boolean {
  return code.startsWith('evidence.signature-');
}

/** A refusal or finding in plain words: what is wrong and what to do next. */
export function taxInvoiceProblemText(problem: TaxInvoiceRefusal | TaxInvoiceFinding): Text {
  const text = TEXTS[problem.code];
  const label = fieldLabel(problem.field ?? '');
  const fill = (locale: Locale): string =>
    text[locale].replace(/\{(\w+)(:won)?\}/g, (_, name: string, asWon: string | undefined) => {
      if (name === 'field') return label[locale];
      const value = problem.params[name] ?? '';
      return asWon ? formatWon(BigInt(value)) : value;
    });
  return { ko: fill('ko'), en: fill('en') };
}
