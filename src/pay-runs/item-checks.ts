import { daysBetween, kstDateOf, type KstDate } from '../platform/clock/kst-date.js';
import type { Text } from '../platform/i18n/locale.js';
import { formatWon, type Won } from '../platform/money/won.js';
import type { PayRunItem } from './pay-run.js';

/** `blocked` stops the run; `attention` is a mark, which the releaser takes with a reason where it `asks` for one. */
export type CheckLevel = 'blocked' | 'attention';

export interface Check {
  code: CheckCode;
  level: CheckLevel;
  text: Text;
  /** What exactly a reason would be given for; another subject asks anew. */
  asks?: string;
}

export type CheckCode =
  | 'claim-changed'
  | 'held'
  | 'card-cancelled'
  | 'outside-stage'
  | 'own-cash-late'
  | 'account-missing'
  | 'account-unreadable'
  | 'account-moved'
  | 'holder-mismatch'
  | 'holder-differs'
  | 'holder-unchecked'
  | 'account-changed'
  | 'account-recent'
  | 'duplicate';

export interface SeenAccount {
  id: string;
  holder: string;
  confirmedAt: Date;
  replacedAnother: boolean;
  /** Its number opens with this server's key. */
  opens: boolean;
}

export interface Twin {
  expenseId: string;
  number: string;
  where: 'this-run' | 'other-run' | 'paid';
}

/** All that is looked at of one item, as it stands now. */
export interface ItemFacts {
  item: Pick<
    PayRunItem,
    | 'expenseVersion'
    | 'payableAmount'
    | 'accountId'
    | 'holderCheck'
    | 'holderCheckedAccountId'
    | 'acknowledged'
  >;
  claim: { state: string; version: number; supplierName: string; payableAmount: Won; decidedAt?: Date };
  account?: SeenAccount;
  held: boolean;
  /** Left of cancelled uses of cards. */
  cardLeft?: Won;
  isInStage: boolean;
  /** Why nothing of its institution may be spent now. */
  stopped?: Text;
  twins: readonly Twin[];
}

/** An account in force for less than this is marked. */
const RECENT_DAYS = 30;

/** What speaks against paying this item today; nothing when it passes. Pure: the same for the page, the release and the file. */
export function checksOf(facts: ItemFacts, today: KstDate): Check[] {
  return [...claimChecks(facts), ...accountChecks(facts, today), ...duplicateChecks(facts)];
}

/** What is still to be given a reason for, by its code. */
export function openQuestions(facts: ItemFacts, checks: readonly Check[]): Check[] {
  return checks.filter(({ code, asks }) => {
    if (asks === undefined) return false;
    // What has gone since needs no second word; what came does.
    const taken = facts.item.acknowledged[code]?.subject.split(',') ?? [];
    return !asks.split(',').every((subject) => taken.includes(subject));
  });
}

function claimChecks({ item, claim, held, cardLeft, isInStage, stopped }: ItemFacts): Check[] {
  const checks: Check[] = [];
  const changed =
    claim.state !== 'approved' ||
    claim.version !== item.expenseVersion ||
    claim.payableAmount !== item.payableAmount;
  if (changed)
    checks.push(
      blocked(
        'claim-changed',
        '담은 뒤 신청이 바뀌었습니다. 빼고 다시 담아 주세요.',
        'The claim changed since it was put in. Take it out and put it in anew.',
      ),
    );
  if (held)
    checks.push(
      blocked(
        'held',
        '전담기관이 확인 중이라 지급을 잠시 보류했습니다.',
        'The programme office is checking; payment is on hold.',
      ),
    );
  if (cardLeft !== undefined && item.payableAmount > cardLeft)
    checks.push(
      blocked(
        'card-cancelled',
        `카드 사용이 취소되어 ${formatWon(cardLeft)}원만 남았습니다.`,
        `Its card use was cancelled; ${formatWon(cardLeft)} won are left.`,
      ),
    );
  if (!isInStage)
    checks.push(
      blocked(
        'outside-stage',
        '이체일이 이 신청의 단계에 지급할 수 있는 날이 아닙니다.',
        'The day of transfer lies outside the days on which this claim’s stage may pay.',
      ),
    );
  if (stopped) checks.push(blocked('own-cash-late', stopped.ko, stopped.en));
  return checks;
}

function accountChecks(facts: ItemFacts, today: KstDate): Check[] {
  const { item, claim, account } = facts;
  if (!account)
    return [
      blocked(
        'account-missing',
        '확인된 계좌가 없습니다. 거래처에 계좌를 등록하고 다른 사람이 확인해야 합니다.',
        'The supplier has no confirmed account. It has to be added and confirmed by a second person.',
      ),
    ];
  const checks: Check[] = [];
  if (!account.opens)
    checks.push(
      blocked(
        'account-unreadable',
        '저장된 계좌번호를 읽을 수 없습니다. 계좌를 다시 등록해 주세요.',
        'The stored account number can’t be read. Propose the account anew.',
      ),
    );
  if (item.accountId !== undefined && item.accountId !== account.id)
    checks.push(
      blocked(
        'account-moved',
        '지급을 확정한 뒤 거래처 계좌가 바뀌었습니다. 실행을 취소하고 다시 만들어 주세요.',
        'The account changed after the release. Cancel the run and make it anew.',
      ),
    );
  checks.push(...holderChecks(facts, account));
  if (account.replacedAnother && claim.decidedAt && account.confirmedAt > claim.decidedAt)
    checks.push({
      code: 'account-changed',
      level: 'attention',
      text: {
        ko: '승인한 뒤 거래처 계좌가 바뀌었습니다. 거래처에 확인하고 사유를 적어야 합니다.',
        en: 'The account was changed after the approval. Ask the supplier and give a reason.',
      },
      asks: account.id,
    });
  else if (daysBetween(kstDateOf(account.confirmedAt), today) < RECENT_DAYS)
    checks.push(
      attention(
        'account-recent',
        '30일 안에 정해진 계좌입니다.',
        'The account was set within the last 30 days.',
      ),
    );
  return checks;
}

/** The bank's own inquiry of the holder decides; until it was run, the names are compared. */
function holderChecks({ item, claim }: ItemFacts, account: SeenAccount): Check[] {
  const isOfThisAccount = item.holderCheckedAccountId === account.id;
  if (isOfThisAccount && item.holderCheck === 'match') return [];
  if (isOfThisAccount && item.holderCheck === 'mismatch')
    return [blocked('holder-mismatch', '은행의 예금주조회와 다릅니다.', 'The bank names another holder.')];
  if (!isAlike(account.holder, claim.supplierName))
    return [
      blocked(
        'holder-differs',
        `예금주(${account.holder})가 거래처 이름과 다릅니다. 은행에서 예금주조회를 하고 결과를 적어 주세요.`,
        `The holder (${account.holder}) isn’t the supplier’s name. Run the bank’s inquiry of the holder and record what it says.`,
      ),
    ];
  return [
    attention(
      'holder-unchecked',
      '은행의 예금주조회를 아직 적지 않았습니다.',
      'The bank’s inquiry of the holder isn’t recorded yet.',
    ),
  ];
}

function duplicateChecks({ twins }: ItemFacts): Check[] {
  if (twins.length === 0) return [];
  const where = {
    'this-run': { ko: '이 실행', en: 'this run' },
    'other-run': { ko: '다른 실행', en: 'another run' },
    paid: { ko: '지급 완료', en: 'paid' },
  };
  const named = (locale: 'ko' | 'en') =>
    twins.map(({ number, where: at }) => `${number} (${where[at][locale]})`).join(', ');
  return [
    {
      code: 'duplicate',
      level: 'attention',
      text: {
        ko: `같은 거래처에 같은 금액이 또 있습니다: ${named('ko')}`,
        en: `The same amount to the same supplier: ${named('en')}`,
      },
      asks: twins
        .map(({ expenseId }) => expenseId)
        .toSorted()
        .join(','),
    },
  ];
}

const FORMS = /주식회사|유한회사|유한책임회사|\(주\)|\(유\)|㈜|산학협력단|\(예시\)|co\.?,?\s*ltd\.?|inc\.?/gi;

/** Two names of one business, as bank books and documents write them. */
export function isAlike(holder: string, supplier: string): boolean {
  const [one, other] = [bare(holder), bare(supplier)];
  if (one.length < 2 || other.length < 2) return one === other && one !== '';
  return one.includes(other) || other.includes(one);
}

function bare(name: string): string {
  return name
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(FORMS, '')
    .replaceAll(/[^\p{L}\p{N}]/gu, '');
}

function blocked(code: CheckCode, ko: string, en: string): Check {
  return { code, level: 'blocked', text: { ko, en } };
}

function attention(code: CheckCode, ko: string, en: string): Check {
  return { code, level: 'attention', text: { ko, en } };
}
