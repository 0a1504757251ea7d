import { v7 as uuidv7 } from 'uuid';
import { isKstDate, type KstDate } from '../platform/clock/kst-date.js';
import type { FieldProblem } from '../platform/errors/domain-error.js';
import { fillText } from '../platform/errors/domain-error.js';
import type { Text } from '../platform/i18n/locale.js';
import { formatWon, MAX_WON, type Won } from '../platform/money/won.js';
import type { Instalment } from './commitment.js';
import { COMMITMENT_ERRORS } from './commitment.errors.js';

export const MAX_INSTALMENTS = 60;
export const MAX_LINES = 10;
const MAX_TITLE = 200;
const MAX_NUMBER = 100;

export interface ContentLine {
  budgetLineId: string;
  /** Absent where it can't be read. */
  amount?: Won;
}

export interface ContentInstalment {
  /** Of one that is there already. */
  id?: string;
  dueOn: KstDate;
  carriesOver: boolean;
  lines: readonly ContentLine[];
}

/** What may change of a contract that is in force. */
export interface ChangedContent {
  title: string;
  contractNumber: string;
  endsOn: KstDate;
  instalments: readonly ContentInstalment[];
}

/** A contract as a person or program gives it; days are as typed. */
export interface CommitmentContent extends ChangedContent {
  supplierId: string;
  institutionId: string;
  signedOn: KstDate;
}

/** A budget line as far as a contract's rightness depends on it. */
export interface HoldableLine {
  id: string;
  label: Text;
  pot: boolean;
  open: boolean;
  institutionId?: string;
  stageId: string;
  stageStartsOn: KstDate;
  stageEndsOn: KstDate;
  available: Won;
}

interface Place {
  signedOn: KstDate;
  institutionId: string;
  lines: ReadonlyMap<string, HoldableLine>;
}

export interface ContentGround {
  today: KstDate;
  /** The stage the day of signing lies in. */
  stage?: { id: string; startsOn: KstDate; endsOn: KstDate };
  hasSupplier: boolean;
  hasInstitution: boolean;
  lines: ReadonlyMap<string, HoldableLine>;
}

const { problem } = COMMITMENT_ERRORS;

/** Everything that keeps a contract from being entered, each problem at its field. Pure. */
export function checkContent(content: CommitmentContent, ground: ContentGround): FieldProblem[] {
  const problems = checkHead(content);
  if (!ground.hasSupplier) problems.push(problem('commitment.supplier', '/supplierId'));
  if (!ground.hasInstitution) problems.push(problem('commitment.institution', '/institutionId'));
  problems.push(...checkSigning(content, ground));
  problems.push(...checkInstalments(content.instalments, { ...content, lines: ground.lines }));
  return problems;
}

/** The same for what may change later; `signedOn` and the institution stand. Pure. */
export function checkChanged(content: ChangedContent, place: Place): FieldProblem[] {
  return [
    ...checkHead(content),
    ...checkEnd(content, place.signedOn),
    ...checkInstalments(content.instalments, place),
  ];
}

function checkHead({ title, contractNumber, endsOn }: ChangedContent): FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (title.trim() === '' || title.trim().length > MAX_TITLE)
    problems.push(problem('commitment.title', '/title'));
  if (contractNumber.trim().length > MAX_NUMBER)
    problems.push(problem('commitment.contract-number', '/contractNumber'));
  if (endsOn !== '' && !isKstDate(endsOn)) problems.push(problem('commitment.date', '/endsOn'));
  return problems;
}

function checkSigning(content: CommitmentContent, { today, stage }: ContentGround): FieldProblem[] {
  const { signedOn } = content;
  if (!isKstDate(signedOn)) return [problem('commitment.date', '/signedOn')];
  if (signedOn > today) return [problem('commitment.signed-in-future', '/signedOn', { today })];
  if (!stage) return [problem('commitment.outside-stages', '/signedOn')];
  if (stage.endsOn < today) return [problem('commitment.stage-over', '/signedOn', { endsOn: stage.endsOn })];
  return checkEnd(content, signedOn);
}

function checkEnd({ endsOn }: ChangedContent, signedOn: KstDate): FieldProblem[] {
  return isKstDate(endsOn) && endsOn < signedOn ? [problem('commitment.ends-before', '/endsOn')] : [];
}

function checkInstalments(instalments: readonly ContentInstalment[], place: Place): FieldProblem[] {
  if (instalments.length === 0) return [problem('commitment.instalments-missing', '/instalments')];
  if (instalments.length > MAX_INSTALMENTS)
    return [problem('commitment.too-many', '/instalments', { limit: MAX_INSTALMENTS })];
  return instalments.flatMap((instalment, index) =>
    checkInstalment(instalment, `/instalments/${index}`, place),
  );
}

function checkInstalment(instalment: ContentInstalment, at: string, place: Place): FieldProblem[] {
  const { dueOn, lines } = instalment;
  const problems: FieldProblem[] = [];
  if (!isKstDate(dueOn)) problems.push(problem('commitment.date', `${at}/dueOn`));
  else if (isKstDate(place.signedOn) && dueOn < place.signedOn)
    problems.push(problem('commitment.due-before', `${at}/dueOn`));
  if (lines.length === 0)
    return [...problems, problem('commitment.line-missing', `${at}/lines/0/budgetLineId`)];
  if (lines.length > MAX_LINES)
    return [
      ...problems,
      problem('commitment.too-many-lines', `${at}/lines/0/budgetLineId`, { limit: MAX_LINES }),
    ];
  const named = new Set<string>();
  const stages = new Set<string>();
  for (const [index, { budgetLineId, amount }] of lines.entries()) {
    const lineAt = `${at}/lines/${index}`;
    const line = place.lines.get(budgetLineId);
    const wrong = lineProblem(budgetLineId, line, place.institutionId);
    if (wrong) problems.push(problem(wrong, `${lineAt}/budgetLineId`));
    else if (named.has(budgetLineId))
      problems.push(problem('commitment.line-twice', `${lineAt}/budgetLineId`));
    if (amount === undefined || amount <= 0n || amount > MAX_WON / BigInt(MAX_INSTALMENTS * MAX_LINES))
      problems.push(problem('commitment.amount', `${lineAt}/amount`));
    named.add(budgetLineId);
    if (!line || wrong) continue;
    stages.add(line.stageId);
    if (isKstDate(dueOn) && dueOn > line.stageEndsOn && !instalment.carriesOver)
      problems.push(problem('commitment.due-after-stage', `${at}/dueOn`, { endsOn: line.stageEndsOn }));
  }
  if (stages.size > 1) problems.push(problem('commitment.lines-of-stages', `${at}/lines/0/budgetLineId`));
  return unique(problems);
}

function lineProblem(id: string, line: HoldableLine | undefined, institutionId: string) {
  if (id === '') return 'commitment.line-missing' as const;
  if (line?.pot) return 'commitment.pot-line' as const;
  const fits = line?.open && (line.institutionId === undefined || line.institutionId === institutionId);
  return fits ? undefined : ('commitment.line-not-open' as const);
}

function unique(problems: readonly FieldProblem[]): FieldProblem[] {
  return problems.filter(
    ({ pointer, code }, index) =>
      problems.findIndex((other) => other.pointer === pointer && other.code === code) === index,
  );
}

/** Says early, and by name, which line doesn't hold what is wanted of it on top of what is held already. Pure. */
export function shortfalls(
  instalments: readonly Pick<Instalment, 'lines'>[],
  lines: ReadonlyMap<string, HoldableLine>,
): FieldProblem[] {
  const extra = new Map<string, Won>();
  for (const { lines: own } of instalments)
    for (const { budgetLineId, amount, used, held } of own)
      extra.set(budgetLineId, (extra.get(budgetLineId) ?? 0n) + amount - used - held);
  return [...extra].flatMap(([lineId, wanted]) => {
    const line = lines.get(lineId);
    if (!line || wanted <= line.available) return [];
    const index = instalments.findIndex(({ lines: own }) =>
      own.some(({ budgetLineId }) => budgetLineId === lineId),
    );
    const nth = instalments[index]?.lines.findIndex(({ budgetLineId }) => budgetLineId === lineId) ?? 0;
    const params = { available: formatWon(line.available), short: formatWon(wanted - line.available) };
    const [inKorean, inEnglish] = (['ko', 'en'] as const).map((locale) =>
      problem('commitment.over-balance', `/instalments/${index}/lines/${nth}/amount`, {
        ...params,
        line: line.label[locale],
      }),
    );
    if (!inKorean || !inEnglish) return [];
    return [{ ...inKorean, text: fillText({ ko: inKorean.text.ko, en: inEnglish.text.en }, {}) }];
  });
}

/** New instalments as a draft has them: nothing is held yet. Ids are made here. */
export function instalmentsOf(content: readonly ContentInstalment[]): Instalment[] {
  return content.map((instalment, index) => ({
    id: uuidv7(),
    position: index + 1,
    dueOn: instalment.dueOn,
    carriesOver: instalment.carriesOver,
    state: 'open',
    lines: instalment.lines.map(({ budgetLineId, amount = 0n }) => ({
      budgetLineId,
      amount,
      held: 0n,
      used: 0n,
    })),
  }));
}
