import type { VNode } from 'preact';
import { AccountPane } from '../../../templates/suppliers/account-pane.js';
import type { Locale } from '../../../src/platform/i18n/locale.js';
import { BANKS } from '../../../src/platform/ids/banks.js';
import type {
  AccountFormPageProps,
  AccountInForceView,
  AccountProposalView,
  SupplierPageProps,
} from '../../../templates/suppliers/supplier-view.js';
import type { SuppliersPageProps } from '../../../templates/suppliers/suppliers-page.js';
import { at, frameFor, TODAY } from './frames.js';
import { SECTIONS } from './settings.js';

const PATH = '/settings/suppliers';
const NAME = '(주)한빛데이터(예시)';

const ACCOUNT: AccountInForceView = {
  id: 'a1',
  bank: 'KB국민은행',
  holder: '(주)한빛데이터',
  lastFour: '9012',
  number: '00123456789012',
  unreadable: false,
  changedOn: '2025-10-27',
  isRecentlyChanged: true,
  replacedAnother: true,
};

const PROPOSAL: AccountProposalView = {
  id: 'a2',
  bank: '신한은행',
  holder: '한빛데이터(김한빛)',
  lastFour: '4321',
  number: '110987654321',
  unreadable: false,
  proposedByName: '업스테이지 재무 1',
  proposedAt: at('2025-11-03', '09:10'),
  isOwn: false,
  mayConfirm: true,
};

export function list(locale: Locale): SuppliersPageProps {
  const row = {
    name: NAME,
    businessNumber: '9028600563',
    claimCount: 12,
    claimAmount: 1_234_567_000n,
    lastDocumentedOn: '2025-10-15',
    isAccountWaiting: true,
    claimsHref: '/expenses?scope=team&q=x',
  };
  return {
    frame: frameFor('administrator', locale, PATH),
    sections: SECTIONS,
    q: '',
    waitingOnly: false,
    toConfirm: 2,
    rows: [
      { id: 'x1', teamName: '업스테이지', ...row },
      {
        ...row,
        id: 'x2',
        name: '가람라벨링(주)(예시)',
        businessNumber: '9028602125',
        claimCount: 0,
        claimAmount: 0n,
        lastDocumentedOn: undefined,
        isAccountWaiting: false,
      },
    ],
    paging: { shown: 2, nextHref: `${PATH}?after=x` },
    adding: { name: '', businessNumber: '' },
    errors: [],
  };
}

export function nothing(locale: Locale): SuppliersPageProps {
  return { ...list(locale), q: '없는 이름', toConfirm: 0, rows: [], paging: { shown: 0 }, adding: undefined };
}

export function refused(locale: Locale): SuppliersPageProps {
  return {
    ...list(locale),
    waitingOnly: true,
    adding: { name: '한빛', businessNumber: '902-86-00563' },
    errors: [
      { field: 'businessNumber', text: `이미 등록된 사업자등록번호입니다: ${NAME}.`, href: `${PATH}/x1` },
    ],
  };
}

export function supplier(locale: Locale): SupplierPageProps {
  return {
    frame: frameFor('finance', locale, `${PATH}/x1`),
    sections: SECTIONS,
    id: 'x1',
    name: NAME,
    businessNumber: '9028600563',
    isNumberValid: true,
    claimCount: 12,
    claimAmount: 1_234_567_000n,
    paidAmount: 987_654_321n,
    firstDocumentedOn: '2025-08-12',
    lastDocumentedOn: '2025-10-15',
    names: [
      { name: NAME, claimCount: 11 },
      { name: '한빛데이타', claimCount: 1 },
    ],
    totals: [
      { year: 2025, state: 'paid', claimCount: 9, claimAmount: 897_867_565n, payableAmount: 987_654_321n },
      {
        year: 2025,
        state: 'submitted',
        claimCount: 3,
        claimAmount: 336_699_435n,
        payableAmount: 370_369_378n,
      },
    ],
    claims: [
      {
        href: '/expenses/e1',
        number: '2025-0012',
        title: '말뭉치 구입 (법률·의료 분야 대화 데이터 120만 건)',
        state: 'submitted',
        documentedOn: '2025-10-15',
        claimAmount: 120_000_000n,
      },
      { href: '/expenses/e2', title: '', state: 'paid', documentedOn: '2025-08-12', claimAmount: 1_000_000n },
    ],
    claimsHref: '/expenses?scope=team&q=9028600563',
    mayRename: true,
    mayHandleAccount: true,
    account: ACCOUNT,
    changes: [
      { ...PROPOSAL, state: 'proposed' },
      {
        ...ACCOUNT,
        state: 'confirmed',
        proposedByName: '업스테이지 재무 1',
        proposedAt: at('2025-10-26'),
        decidedByName: '업스테이지 관리자 1',
        decidedAt: at('2025-10-27'),
      },
    ],
    errors: [],
  };
}

export function waiting(locale: Locale): SupplierPageProps {
  return { ...supplier(locale), proposal: PROPOSAL };
}

export function ownProposal(locale: Locale): SupplierPageProps {
  return {
    ...supplier(locale),
    account: { ...ACCOUNT, number: undefined, unreadable: true, isRecentlyChanged: false },
    proposal: { ...PROPOSAL, isOwn: true, mayConfirm: false },
    typedName: '',
    errors: [{ field: 'name', text: '거래처 이름을 1자에서 200자로 적어 주세요.' }],
  };
}

/** As the office sees it. */
export function masked(locale: Locale): SupplierPageProps {
  return {
    ...supplier(locale),
    frame: frameFor('auditor', locale, `${PATH}/x1`),
    teamName: '업스테이지',
    isNumberValid: false,
    mayRename: false,
    mayHandleAccount: false,
    account: { ...ACCOUNT, number: undefined },
    proposal: { ...PROPOSAL, number: undefined, mayConfirm: false },
  };
}

/** Just added. */
export function fresh(locale: Locale): SupplierPageProps {
  return {
    ...supplier(locale),
    claimCount: 0,
    claimAmount: 0n,
    paidAmount: 0n,
    firstDocumentedOn: undefined,
    lastDocumentedOn: undefined,
    names: [],
    totals: [],
    claims: [],
    account: undefined,
    changes: [],
  };
}

export function accountForm(locale: Locale): AccountFormPageProps {
  return {
    frame: frameFor('finance', locale, `${PATH}/x1/account`),
    sections: SECTIONS,
    id: 'x1',
    name: NAME,
    account: ACCOUNT,
    isOwnWaiting: true,
    banks: BANKS.map(({ code, name }) => ({ value: code, label: `${name[locale]} (${code})` })),
    values: { bankCode: '', number: '', holder: '' },
    errors: [],
  };
}

export function accountFormRefused(locale: Locale): AccountFormPageProps {
  return {
    ...accountForm(locale),
    account: undefined,
    isOwnWaiting: false,
    values: { bankCode: '004', number: '12-34', holder: '' },
    errors: [
      { field: 'number', text: '계좌번호는 숫자 10자리에서 16자리입니다. 통장 사본과 견주어 주세요.' },
      { field: 'holder', text: '예금주를 통장에 적힌 대로 1자에서 100자로 적어 주세요.' },
    ],
  };
}

/** A new account beside the one in force, in the inbox. */
export function accountPane(locale: Locale): VNode {
  const { id, name, businessNumber, account } = supplier(locale);
  return AccountPane({
    context: {
      frame: frameFor('administrator', locale, '/approvals'),
      today: TODAY,
      opened: true,
      position: { index: 1, total: 52 },
      listHref: '/approvals',
      errors: [],
    },
    id,
    name,
    businessNumber,
    account,
    proposal: PROPOSAL,
  });
}
