import { PostAllocations } from '../../src/allocation-imports/post-allocations.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import type { TestApp } from '../support/app.js';
import { jsonOf, type Json } from '../support/claims.js';
import type { Answer } from '../support/client.js';

export const OFFICER = 'officer@office.example';
export const AUDITOR = 'auditor@office.example';
export const HEADER = '재원,회계연도,단계,팀,기관,비목,현금·현물,배정액,사유';
export const TOTALS = HEADER.replace('배정액', '배정 합계');

/** A good row; each cell may be changed by its column. */
export function row(change: Partial<Record<string, string>> = {}): string {
  const cells: Record<string, string> = {
    재원: '데이터 구축·가공',
    회계연도: '2025',
    단계: '1단계',
    팀: '업스테이지',
    기관: '협력대학 A(예시)',
    비목: '연구재료비',
    '현금·현물': '현금',
    배정액: '1000000',
    사유: '',
    ...change,
  };
  return HEADER.split(',')
    .map((name) => (cells[name] ?? '').replace(/^(.*,.*)$/, '"$1"'))
    .join(',');
}

export const csv = (...rows: string[]): string => [HEADER, ...rows].join('\n');

/** The steps of a sheet of allocations through the API. */
export function allocationsOf(test: TestApp) {
  const base = '/api/v1/allocations/imports';
  const upload = (
    content: string | Buffer,
    mode = 'add',
    email = OFFICER,
    name = '배정.csv',
  ): Promise<Answer> => test.as(email).upload(base, [{ name, content, field: 'file' }], { mode });
  return {
    upload,
    uploaded: async (content: string | Buffer, mode = 'add', name?: string): Promise<Json> => {
      const answer = await upload(content, mode, OFFICER, name);
      if (answer.statusCode !== 201) throw new Error(`no import: ${answer.statusCode} ${answer.body}`);
      return jsonOf(answer);
    },
    read: async (id: unknown, email = OFFICER): Promise<Json> =>
      jsonOf(await test.as(email).get(`${base}/${String(id)}`)),
    rows: async (id: unknown, query = ''): Promise<Json[]> =>
      jsonOf(await test.as(OFFICER).get(`${base}/${String(id)}/rows${query}`))['items'] as Json[],
    confirm: (id: unknown, body: object = {}, email = OFFICER) =>
      test.as(email).post(`${base}/${String(id)}/confirmation`, body),
    check: (id: unknown, body: object) => test.as(OFFICER).post(`${base}/${String(id)}/check`, body),
    discard: (id: unknown) => test.as(OFFICER).post(`${base}/${String(id)}/discard`, {}),
    /** What the worker does, without waiting for one. */
    work: async (id: unknown, email = OFFICER): Promise<void> => {
      const person = jobPerson(await test.actor(email));
      await test.app.get(PostAllocations, { strict: false }).execute(person, String(id));
    },
    allocated: async (lineId: string): Promise<string> => {
      const line = jsonOf(await test.as(OFFICER).get(`/api/v1/budget-lines/${lineId}`));
      return (line['balance'] as { allocated: string }).allocated;
    },
  };
}
