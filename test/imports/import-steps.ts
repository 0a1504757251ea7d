import { RunImport } from '../../src/imports/run-import.js';
import { UndoImport } from '../../src/imports/undo-import.js';
import { jobPerson } from '../../src/platform/jobs/job-person.js';
import type { TestApp } from '../support/app.js';
import type { Answer } from '../support/client.js';
import { jsonOf, type Json } from '../support/claims.js';

export const RESEARCHER = 'researcher@upstage.example';
export const COLLEAGUE = 'researcher2@upstage.example';
export const FINANCE = 'finance@upstage.example';
export const RIVAL = 'researcher@skt.example';

export const HEADER = '작성일자,거래처,사업자등록번호,내용,공급가액,세액,비목,승인번호';

/** A sheet of good rows; each may be changed by its place. */
export function sheetOf(
  count: number,
  change: (row: string[], index: number) => string[] = (row) => row,
): string {
  const rows = Array.from({ length: count }, (_, index) =>
    change(
      [
        `2025-10-${String(1 + (index % 28)).padStart(2, '0')}`,
        '(주)한빛데이터(예시)',
        '902-86-00563',
        `말뭉치 ${index + 1}`,
        String(10_000 + index),
        String(1_000 + Math.floor(index / 10)),
        '소프트웨어 활용비',
        '',
      ],
      index,
    ).join(','),
  );
  return [HEADER, ...rows].join('\n');
}

/** The steps of an import through the API. */
export function importsOf(test: TestApp) {
  const upload = (content: string | Buffer, email = RESEARCHER, name = '집행내역.csv'): Promise<Answer> =>
    test.as(email).upload('/api/v1/imports', [{ name, content, field: 'file' }]);
  const read = async (id: unknown, email = RESEARCHER): Promise<Json> =>
    jsonOf(await test.as(email).get(`/api/v1/imports/${String(id)}`));
  return {
    upload,
    read,
    uploaded: async (content: string | Buffer, email = RESEARCHER, name?: string): Promise<Json> => {
      const answer = await upload(content, email, name);
      if (answer.statusCode !== 201) throw new Error(`no import: ${answer.statusCode} ${answer.body}`);
      return jsonOf(answer);
    },
    start: (id: unknown, email = RESEARCHER) => test.as(email).post(`/api/v1/imports/${String(id)}/start`),
    cancel: (id: unknown, email = RESEARCHER) =>
      test.as(email).post(`/api/v1/imports/${String(id)}/cancellation`),
    rows: async (id: unknown, query = '', email = RESEARCHER): Promise<Json[]> =>
      jsonOf(await test.as(email).get(`/api/v1/imports/${String(id)}/rows${query}`))['items'] as Json[],
    /** What the worker does to take it back. */
    takeBack: async (id: unknown, email = RESEARCHER): Promise<void> => {
      const person = jobPerson(await test.actor(email));
      await test.app.get(UndoImport, { strict: false }).execute(person, String(id));
    },
    /** What the worker does, without waiting for one. */
    work: async (id: unknown, email = RESEARCHER): Promise<void> => {
      const person = jobPerson(await test.actor(email));
      await test.app.get(RunImport, { strict: false }).execute(person, String(id));
    },
  };
}
