import type { TestApp } from '../support/app.js';

export const ADMINISTRATOR = 'administrator@upstage.example';
export const RIVAL = 'administrator@skt.example';
export const OFFICER = 'officer@office.example';
export const NEW_PASSWORD = '새벽에 걷는 긴 강둑길은 좋다';

export interface PersonJson {
  id: string;
  email: string;
  roles: string[];
  status: string;
}

interface InvitedJson {
  id: string;
  link: { url: string };
}

export function pathOf(url: string): string {
  return new URL(url).pathname;
}

/** What the tests about people do over and over, through the API. */
export class PeopleSteps {
  private serial = 0;

  constructor(private readonly test: TestApp) {}

  async find(by: string, q: string): Promise<PersonJson> {
    const answer = await this.test.as(by).get(`/api/v1/people?q=${encodeURIComponent(q)}`);
    const [person]: PersonJson[] = answer.json().items;
    if (!person) throw new Error(`${q} is not in the list of ${by}`);
    return person;
  }

  async invite(by = ADMINISTRATOR, changes: object = {}) {
    const email = `new${(this.serial += 1)}@upstage.example`;
    const body = { name: '새 사람', email, roles: ['researcher'], ...changes };
    const answer = await this.test.as(by).post('/api/v1/people', body);
    return { answer, email, ...answer.json<InvitedJson>() };
  }

  join(url: string, password = NEW_PASSWORD) {
    return this.test.anonymous.form(pathOf(url), { password, passwordAgain: password });
  }

  signIn(email: string, password: string) {
    return this.test.anonymous.post('/api/v1/sessions', { email, password });
  }
}
