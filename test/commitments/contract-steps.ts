import { checkCommitments } from '../../src/cli/commitment-commands.js';
import { withOwnerOf } from '../approvals/delegation-steps.js';
import type { TestApp } from '../support/app.js';
import { claimsOf, jsonOf, type Json } from '../support/claims.js';
import type { Answer } from '../support/client.js';
import { rowsOf } from '../support/stored.js';
import type { World } from '../support/world.js';

export const FINANCE = 'finance@upstage.example';
export const ADMINISTRATOR = 'administrator@upstage.example';
export const RESEARCHER = 'researcher@upstage.example';
export const SUPPLIER = { businessNumber: '9028600563', name: '(주)한빛데이터(예시)' };

export interface InstalmentJson {
  id: string;
  position: number;
  state: string;
  dueOn: string;
  amount: string;
  held: string;
  lines: { budgetLineId: string; amount: string; held: string; used: string }[];
}

export interface ContractJson extends Json {
  id: string;
  state: string;
  version: number;
  number: string | null;
  instalments: InstalmentJson[];
}

/** The acts of a contract's life through the API. */
export function contractsOf(test: TestApp, world: World) {
  const claims = claimsOf(test, world);
  let supplierId = '';
  const must = (answer: Answer, status = 200): Json => {
    if (answer.statusCode !== status) throw new Error(`${answer.statusCode} ${answer.body}`);
    return answer.body ? jsonOf(answer) : {};
  };
  const supplier = async () => {
    if (supplierId) return supplierId;
    const added = await test.as(FINANCE).post('/api/v1/suppliers', SUPPLIER);
    supplierId =
      added.statusCode === 201
        ? String(jsonOf(added)['id'])
        : String(added.headers.location).replace('/api/v1/suppliers/', '');
    return supplierId;
  };
  const instalment = (
    amount: bigint | number,
    dueOn = '2025-12-10',
    line = world.upstage.lines.software,
  ) => ({
    dueOn,
    lines: [{ budgetLineId: line, amount: String(amount) }],
  });
  const body = async (instalments: Json[], changes: Json = {}) => ({
    title: 'GPU 서버 임차',
    supplierId: await supplier(),
    institutionId: world.upstage.companyId,
    contractNumber: 'HB-25-11',
    signedOn: '2025-10-20',
    instalments,
    ...changes,
  });
  const enter = async (instalments: Json[], changes: Json = {}, email = FINANCE) =>
    must(
      await test.as(email).post('/api/v1/commitments', await body(instalments, changes)),
      201,
    ) as ContractJson;
  const act = (email: string, id: string, verb: string, fields: Json = {}) =>
    test.as(email).post(`/api/v1/commitments/${id}/${verb}`, fields);
  const read = async (id: string, email = FINANCE) =>
    must(await test.as(email).get(`/api/v1/commitments/${id}`)) as ContractJson;
  const active = async (instalments: Json[], changes: Json = {}) => {
    const { id } = await enter(instalments, changes);
    return must(await act(ADMINISTRATOR, id, 'activation')) as ContractJson;
  };
  return {
    claims,
    must,
    supplier,
    instalment,
    body,
    enter,
    act,
    read,
    active,
    /** A draft on an instalment, of the amount given; ready to be handed in. */
    claim: async (contract: ContractJson, nth = 0, amount?: bigint, email = RESEARCHER) => {
      const { id: instalmentId = '' } = contract.instalments[nth] ?? {};
      const begun = must(await act(email, contract.id, `instalments/${instalmentId}/claim`), 201);
      const id = String(begun['expenseId']);
      const draft = await claims.read(email, id);
      const [line = {}] = draft['lines'] as Json[];
      const supplyAmount = String(amount ?? line['supplyAmount']);
      const lines = [{ ...typedLine(line), supplyAmount, taxAmount: String(BigInt(supplyAmount) / 10n) }];
      must(
        await test
          .as(email)
          .put(`/api/v1/expenses/${id}`, { version: draft['version'], documentedOn: '2025-11-01', lines }),
      );
      return id;
    },
    balance: async (lineId = world.upstage.lines.software) => {
      const [row] = await rowsOf<{ available: string; reserved: string; spent: string }>(
        test,
        'SELECT available, reserved, spent FROM line_balances WHERE line_id = $1',
        [lineId],
      );
      return {
        available: BigInt(row?.available ?? 0),
        reserved: BigInt(row?.reserved ?? 0),
        spent: BigInt(row?.spent ?? 0),
      };
    },
    faults: () => withOwnerOf(test, (owner) => checkCommitments(owner)),
  };
}

/** A line as it is sent back: without what is worked out from it. */
export function typedLine({ id, name, supplyAmount, taxAmount, budgetLineId, categoryId }: Json): Json {
  return { id, name, supplyAmount, taxAmount, budgetLineId, categoryId };
}
