import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Actor } from '../access/actor.js';
import { UnitOfWork } from '../database/unit-of-work.js';
import { stringifyJson } from './idempotency.interceptor.js';
import { WEB_ERRORS } from './web.errors.js';

export interface KeyedForm {
  /** Sent along by the form; one for each page drawn. */
  key: string;
  /** Which form it is. */
  name: string;
  input: object;
}

/**
 * A form about money is done once, however often its button is pressed: its key is kept in the transaction of what it
 * did, with the answer, which is given again. The same key with other input is refused; a refusal keeps nothing.
 */
@Injectable()
export class KeyedForms {
  constructor(private readonly unit: UnitOfWork) {}

  /** What `act` answers has to be plain JSON. */
  async once<T extends object>(
    actor: Actor,
    { key, name, input }: KeyedForm,
    act: () => Promise<T>,
  ): Promise<T> {
    if (!/^[\x21-\x7e]{1,200}$/.test(key)) throw WEB_ERRORS.fail('web.bad-key');
    const hash = createHash('sha256')
      .update(`${name}\n${stringifyJson(input)}`)
      .digest('hex');
    const owner = [actor.team.id, actor.userId, key];
    return this.unit.run(actor, async () => {
      const taken = await this.unit.query(
        'INSERT INTO idempotency_keys (team_id, user_id, key, input_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING key',
        [...owner, hash],
      );
      if (taken.length === 0) {
        const kept = await this.unit.one<{ input_hash: string; body: T }>(
          'SELECT input_hash, body FROM idempotency_keys WHERE team_id = $1 AND user_id = $2 AND key = $3',
          owner,
        );
        if (kept?.input_hash !== hash) throw WEB_ERRORS.fail('web.key-reused');
        return kept.body;
      }
      const answer = await act();
      await this.unit.query(
        'UPDATE idempotency_keys SET status = 303, body = $4 WHERE team_id = $1 AND user_id = $2 AND key = $3',
        [...owner, stringifyJson(answer)],
      );
      return answer;
    });
  }
}
