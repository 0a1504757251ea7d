import { checklistFor } from '../../src/rules/checklist.js';
import { defaultPack, defaultPackText } from '../../src/rules/default-pack.js';
import { readPack } from '../../src/rules/engine/read-pack.js';
import type { ClaimFacts, LineFacts } from '../../src/rules/facts.js';
import { judge } from '../../src/rules/judge.js';
import { ms, type Bench, type Row } from './scenario.js';

const REACH_MS = 5;
const CATEGORIES = [
  'ACTIVITY.SOFTWARE.DATA',
  'ACTIVITY.MEETING',
  'EQUIP.PURCHASE',
  'MATERIAL.PURCHASE',
  'ACTIVITY.TRAVEL',
  'ACTIVITY.OFFICE',
  'INNOV',
  'INDIRECT.RESEARCH',
];

/** The whole default pack and its checklists on one claim: a usual one, and the longest there can be. */
export async function runRules({ quick }: Bench): Promise<Row[]> {
  const rounds = quick ? 200 : 2_000;
  const begun = performance.now();
  readPack(defaultPackText(), 'national-rnd.yaml');
  const readIn = performance.now() - begun;
  const usual = timesOf(claimOf(12), rounds);
  const longest = timesOf(claimOf(500), Math.ceil(rounds / 20));
  return [
    {
      what: `rules, whole pack (${defaultPack().rules.length} rules) and checklists, a claim of 12 lines`,
      measured: `mean ${ms3(usual.mean)}, p99 ${ms3(usual.p99)}`,
      baseline: `reading and compiling the pack, once a process: ${ms(readIn)}`,
      ratio: '',
      reach: `≤ ${REACH_MS} ms`,
      met: usual.p99 <= REACH_MS,
    },
    {
      what: 'rules, whole pack and checklists, a claim of 500 lines in eight categories',
      measured: `mean ${ms3(longest.mean)}, p99 ${ms3(longest.p99)}`,
      baseline: '',
      ratio: '',
      reach: '',
      met: undefined,
    },
  ];
}

function ms3(value: number): string {
  return `${value.toFixed(3)} ms`;
}

function timesOf(facts: ClaimFacts, rounds: number): { mean: number; p99: number } {
  const pack = defaultPack();
  const times: number[] = [];
  for (let round = 0; round < rounds * 1.2; round += 1) {
    const begun = performance.now();
    judge(pack, facts);
    checklistFor(pack, facts);
    // The first sixth warms the compiler up.
    if (round >= rounds * 0.2) times.push(performance.now() - begun);
  }
  times.sort((a, b) => a - b);
  const mean = times.reduce((sum, time) => sum + time, 0) / times.length;
  return { mean, p99: times[Math.floor(times.length * 0.99)] ?? 0 };
}

/** Everything known that a rule asks of a line, so that none is spared its condition. */
function claimOf(count: number): ClaimFacts {
  const lines = Array.from({ length: count }, (_, index): LineFacts => {
    const supplyAmount = BigInt(1_000_000 + index);
    return {
      categoryPath: CATEGORIES[index % CATEGORIES.length],
      name: `품목 ${index + 1}`,
      supplyAmount,
      taxAmount: supplyAmount / 10n,
      payableAmount: supplyAmount + supplyAmount / 10n,
      claimAmount: supplyAmount,
      inspectedOn: '2026-04-10',
      contractedOn: '2026-03-02',
      dueOn: '2026-04-10',
      penaltyDeducted: false,
      alsoInKind: false,
      alsoIndirect: false,
      consumable: false,
      officeEquipment: false,
      activityUse: false,
      pay: false,
      perDiem: false,
      overseas: false,
    };
  });
  return {
    judgedOn: '2026-06-20',
    today: '2026-06-20',
    usedOn: '2026-06-20',
    documentedOn: '2026-04-10',
    committedOn: '2026-03-02',
    filedOn: '2026-04-12',
    claimedBefore: false,
    stage: { startsOn: '2026-02-01', endsOn: '2026-07-31' },
    institution: { kind: 'mid', vatRecovery: 'full' },
    fund: { code: 'data-building', kind: 'per-team' },
    claim: { paymentMeans: 'transfer' },
    lines,
    supplier: {
      name: '한빛데이터',
      ownInstitution: false,
      inProject: false,
      affiliated: false,
      shareholding: 0n,
    },
    meeting: {
      purpose: '검토',
      heldAt: '12시',
      place: '본관',
      content: '일정',
      attendees: '외부 1',
      outsideCount: 1n,
    },
    travel: { overseas: false, rulesMixed: false, hostMeals: 1n, mealsDeducted: 1n },
    documents: [{ kind: 'tax-invoice' }],
  };
}
