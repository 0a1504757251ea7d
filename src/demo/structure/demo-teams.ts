import { businessNumberCheckDigit } from '../../platform/ids/business-number.js';
import type { InstitutionCommand } from '../../programmes/institutions.js';
import type { InstitutionKind } from '../../programmes/institution.entity.js';
import type { Text } from '../../platform/i18n/locale.js';
import type { Won } from '../../platform/money/won.js';

/** What a team gets of fund 인건비·연구비, by category. */
export interface DemoAllocation {
  LABOR: Won;
  EQUIP: Won;
  MATERIAL: Won;
  ACTIVITY: Won;
  ALLOW: Won;
  INDIRECT: Won;
}

export interface DemoTeam {
  slug: string;
  name: Text;
  company: { kind: InstitutionKind; businessNumber: string };
  /** Serial of the two partners' invented business numbers. */
  partners: readonly [number, number];
  research: DemoAllocation;
}

/** An invented number in the range 901-…, where none is given out, with a right check digit. */
function inventedNumber(serial: number): string {
  const nine = `90188${String(serial).padStart(4, '0')}`;
  return nine + businessNumberCheckDigit(nine);
}

function allocation(
  labor: Won,
  equip: Won,
  material: Won,
  activity: Won,
  allow: Won,
  indirect: Won,
): DemoAllocation {
  return {
    LABOR: labor,
    EQUIP: equip,
    MATERIAL: material,
    ACTIVITY: activity,
    ALLOW: allow,
    INDIRECT: indirect,
  };
}

/** The five teams of August 2025. Figures and partners are invented; two numbers are the buyers of the sample invoices. */
export const DEMO_TEAMS: readonly DemoTeam[] = [
  {
    slug: 'naver',
    name: { ko: '네이버클라우드', en: 'NAVER Cloud' },
    company: { kind: 'large', businessNumber: inventedNumber(101) },
    partners: [111, 112],
    research: allocation(226_000_000n, 44_000_000n, 11_000_000n, 60_000_000n, 25_000_000n, 34_000_000n),
  },
  {
    slug: 'upstage',
    name: { ko: '업스테이지', en: 'Upstage' },
    company: { kind: 'mid', businessNumber: '9018800128' },
    partners: [211, 212],
    research: allocation(238_000_000n, 46_000_000n, 12_000_000n, 62_000_000n, 26_000_000n, 36_000_000n),
  },
  {
    slug: 'skt',
    name: { ko: 'SK텔레콤', en: 'SK Telecom' },
    company: { kind: 'large', businessNumber: '9018100342' },
    partners: [311, 312],
    research: allocation(204_000_000n, 39_000_000n, 10_000_000n, 54_000_000n, 22_000_000n, 31_000_000n),
  },
  {
    slug: 'nc',
    name: { ko: 'NC AI', en: 'NC AI' },
    company: { kind: 'mid', businessNumber: inventedNumber(401) },
    partners: [411, 412],
    research: allocation(192_000_000n, 37_000_000n, 10_000_000n, 51_000_000n, 21_000_000n, 29_000_000n),
  },
  {
    slug: 'lg',
    name: { ko: 'LG AI연구원', en: 'LG AI Research' },
    company: { kind: 'large', businessNumber: inventedNumber(501) },
    partners: [511, 512],
    research: allocation(215_000_000n, 42_000_000n, 11_000_000n, 56_000_000n, 23_000_000n, 33_000_000n),
  },
];

/** The company that leads, a small partner and a university. */
export function demoInstitutions(
  team: DemoTeam,
): [InstitutionCommand, InstitutionCommand, InstitutionCommand] {
  const [sme, university] = team.partners;
  return [
    { name: team.name.ko, part: 'lead', vatRecovery: 'full', ...team.company },
    {
      name: '협력기업 A(예시)',
      kind: 'sme',
      businessNumber: inventedNumber(sme),
      part: 'partner',
      vatRecovery: 'full',
    },
    {
      name: '협력대학 A(예시)',
      kind: 'university',
      businessNumber: inventedNumber(university),
      part: 'partner',
      vatRecovery: 'none',
    },
  ];
}
