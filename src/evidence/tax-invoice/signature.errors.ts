import type { Text } from '../../platform/i18n/locale.js';
import type { InvoiceSignature } from '../signature/invoice-signature.js';

/** Why an invoice is refused for its signature, and what its reader should know of it otherwise. */
export type SignatureRefusalCode = 'evidence.signature-altered';
export type SignatureFindingCode =
  | 'evidence.signature-missing'
  | 'evidence.signature-unsupported'
  | 'evidence.signature-issuer-unknown'
  | 'evidence.signature-certificate-not-valid'
  | 'evidence.signature-other-signer';

export interface SignatureFinding {
  readonly code: SignatureFindingCode;
  readonly params: Readonly<Record<string, string>>;
}

export const SIGNATURE_TEXTS: Readonly<Record<SignatureRefusalCode | SignatureFindingCode, Text>> = {
  'evidence.signature-altered': {
    ko: '변조 의심: 발행한 뒤에 내용이 바뀐 세금계산서입니다. 받지 않았습니다. 공급자나 홈택스에서 원본을 다시 받아 올려 주세요.',
    en: 'This invoice was changed after it was signed and wasn’t taken. Get the original from the supplier or Hometax again and upload it.',
  },
  'evidence.signature-missing': {
    ko: '전자서명이 없는 세금계산서라 발행한 그대로인지 확인할 수 없습니다. 홈택스에서 받은 원본이면 그대로 두셔도 됩니다.',
    en: 'The invoice isn’t signed, so it can’t be checked whether it is as it was issued. If it is the original from Hometax, leave it.',
  },
  'evidence.signature-unsupported': {
    ko: '표준과 다른 방식의 전자서명이라 확인하지 못했습니다. 홈택스에서 승인번호로 조회해 주세요.',
    en: 'The signature doesn’t follow the standard and couldn’t be checked. Look the approval number up in Hometax.',
  },
  'evidence.signature-issuer-unknown': {
    ko: '발행한 뒤 바뀌지는 않았지만 서명한 인증서의 최상위 기관이 등록되어 있지 않습니다(서명자: {signedBy}).',
    en: 'Nothing was changed after signing, but the signer’s certificate doesn’t lead to a registered root (signer: {signedBy}).',
  },
  'evidence.signature-certificate-not-valid': {
    ko: '발행한 뒤 바뀌지는 않았지만 발행한 날에 유효하지 않은 인증서로 서명했습니다(서명자: {signedBy}). 공급자에게 확인해 주세요.',
    en: 'Nothing was changed after signing, but the certificate wasn’t valid on the day of issue (signer: {signedBy}). Ask the supplier.',
  },
  'evidence.signature-other-signer': {
    ko: '발행한 뒤 바뀌지는 않았지만 서명자가 공급자와 다릅니다(서명자: {signedBy}). 발행을 대행한 곳인지 확인해 주세요.',
    en: 'Nothing was changed after signing, but the signer isn’t the supplier (signer: {signedBy}). Check that it issued the invoice for the supplier.',
  },
};

const OF_REASON = {
  'root-not-trusted': 'evidence.signature-issuer-unknown',
  'certificate-not-valid': 'evidence.signature-certificate-not-valid',
  'signer-differs': 'evidence.signature-other-signer',
} as const;

/** What to say of a signature; nothing of one that is all right. */
export function signatureFinding({ result, reason, signedBy }: InvoiceSignature): SignatureFinding[] {
  if (result === 'verified') return [];
  if (result === 'unsigned') return [{ code: 'evidence.signature-missing', params: {} }];
  if (result === 'unsupported') return [{ code: 'evidence.signature-unsupported', params: {} }];
  return [{ code: OF_REASON[reason ?? 'root-not-trusted'], params: { signedBy: signedBy ?? '-' } }];
}
