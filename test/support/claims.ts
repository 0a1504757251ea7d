import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import {
  approvalNumberOf,
  taxInvoiceXml,
  type TaxInvoiceXmlOptions,
} from '../../src/demo/tax-invoice-xml.js';
import type { TestApp } from './app.js';
import type { Answer } from './client.js';
import type { World, WorldTeam } from './world.js';

export type Json = Record<string, unknown>;

export const jsonOf = (answer: Pick<Answer, 'body'>): Json => JSON.parse(answer.body) as Json;

export function fixture(name: string): Buffer {
  return readFileSync(fileURLToPath(new URL(`../fixtures/tax-invoices/${name}`, import.meta.url)));
}

/** The body of a claim of one line that may be submitted as it is. */
export function typedClaim(world: World, team: WorldTeam, changes: Json = {}): Json {
  return {
    title: '말뭉치 구입',
    supplier: { name: '(주)한빛데이터(예시)', businessNumber: '9028600563' },
    documentedOn: '2025-10-15',
    lines: [
      {
        name: '말뭉치',
        supplyAmount: '1000000',
        taxAmount: '100000',
        categoryId: world.categories.software,
        budgetLineId: team.lines.software,
      },
    ],
    ...changes,
  };
}

/** The acts of a claim's life through the API. */
export function claimsOf(test: TestApp, world: World) {
  const upload = (email: string, name: string, content: Buffer | string) =>
    test.as(email).upload('/api/v1/evidence', [{ name, content, field: 'file' }]);
  const act = (email: string, id: unknown, verb: string, body: Json = {}) =>
    test.as(email).post(`/api/v1/expenses/${String(id)}/${verb}`, body);
  let serial = 500;
  return {
    upload,
    act,
    read: async (email: string, id: unknown): Promise<Json> =>
      jsonOf(await test.as(email).get(`/api/v1/expenses/${String(id)}`)),
    create: (email: string, body: Json) => test.as(email).post('/api/v1/expenses', body),
    pay: (email: string, ids: readonly unknown[], changes: Json = {}) =>
      test.as(email).post('/api/v1/payments', { expenseIds: ids, paidOn: '2025-11-03', ...changes }),
    /** A draft typed by hand. */
    draft: async (team: WorldTeam, changes: Json = {}, email = `researcher@${team.code}.example`) => {
      const answer = await test.as(email).post('/api/v1/expenses', typedClaim(world, team, changes));
      if (answer.statusCode !== 201) throw new Error(`no draft: ${answer.statusCode} ${answer.body}`);
      return jsonOf(answer);
    },
    /** Uploads a tax invoice of its own approval number; returns the document's id. */
    invoice: async (email: string, options: TaxInvoiceXmlOptions = {}): Promise<string> => {
      serial += 1;
      const issuedOn = options.issuedOn ?? '2025-10-15';
      const xml = taxInvoiceXml({
        approvalNumber: approvalNumberOf(issuedOn, serial),
        ...options,
      });
      const answer = await upload(email, `invoice-${serial}.xml`, xml);
      if (answer.statusCode !== 201) throw new Error(`no document: ${answer.statusCode} ${answer.body}`);
      return String(jsonOf(answer)['id']);
    },
  };
}
