import '@fastify/multipart';
import { createHash } from 'node:crypto';
import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { firstValueFrom, from, type Observable } from 'rxjs';
import { UnitOfWork } from '../database/unit-of-work.js';
import { isApi } from './actor-of-request.js';
import { SECRET_ANSWER } from './secret-answer.js';
import { WEB_ERRORS } from './web.errors.js';

interface KeptAnswer {
  input_hash: string;
  status: number | null;
  body: unknown;
  location: string | null;
}

/**
 * A POST to the API with an `Idempotency-Key` is done once: its answer is kept in the same transaction as its effects
 * and given again to a repetition; the same key with other input is refused. A refusal keeps nothing.
 */
@Injectable()
export class IdempotencyInterceptor implements NestInterceptor {
  constructor(
    private readonly unit: UnitOfWork,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    const request = context.switchToHttp().getRequest<FastifyRequest>();
    const key = request.headers['idempotency-key'];
    if (key === undefined || request.method !== 'POST' || !request.actor || !isApi(request))
      return next.handle();
    if (typeof key !== 'string' || !/^[\x21-\x7e]{1,200}$/.test(key)) throw WEB_ERRORS.fail('web.bad-key');
    if (request.isMultipart() || this.reflector.get<boolean>(SECRET_ANSWER, context.getHandler()))
      return next.handle();
    return from(this.once(request, context.switchToHttp().getResponse<FastifyReply>(), key, next));
  }

  private async once(
    request: FastifyRequest,
    reply: FastifyReply,
    key: string,
    next: CallHandler<unknown>,
  ): Promise<unknown> {
    const { actor } = request;
    if (!actor) throw WEB_ERRORS.fail('web.not-signed-in');
    const hash = createHash('sha256')
      .update(`${request.method} ${request.url}\n${JSON.stringify(request.body ?? null)}`)
      .digest('hex');
    const owner = [actor.team.id, actor.userId, key];
    return this.unit.run(actor, async () => {
      const taken = await this.unit.query(
        `INSERT INTO idempotency_keys (team_id, user_id, key, input_hash) VALUES ($1, $2, $3, $4) ON CONFLICT DO NOTHING RETURNING key`,
        [...owner, hash],
      );
      if (taken.length === 0) {
        const kept = await this.unit.one<KeptAnswer>(
          `SELECT input_hash, status, body, location FROM idempotency_keys WHERE team_id = $1 AND user_id = $2 AND key = $3`,
          owner,
        );
        if (kept?.input_hash !== hash) throw WEB_ERRORS.fail('web.key-reused');
        void reply.status(kept.status ?? 200).header('idempotent-replay', 'true');
        if (kept.location !== null) void reply.header('location', kept.location);
        return kept.body;
      }
      const body = await firstValueFrom(next.handle());
      await this.unit.query(
        `UPDATE idempotency_keys SET status = $4, body = $5, location = $6 WHERE team_id = $1 AND user_id = $2 AND key = $3`,
        [...owner, reply.statusCode, stringifyJson(body ?? null), reply.getHeader('location')],
      );
      return body;
    });
  }
}

/** JSON as the API writes it: won (`bigint`) as decimal strings. */
export function stringifyJson(value: unknown): string {
  return JSON.stringify(value, (_, inner: unknown) => (typeof inner === 'bigint' ? inner.toString() : inner));
}
