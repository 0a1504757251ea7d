import '@fastify/cookie';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Flash, PageFrame } from '../../../templates/layouts/page-frame.js';
import type { Actor } from '../access/actor.js';
import { Clock } from '../clock/clock.js';
import { localeOf } from './actor-of-request.js';

type CountName = 'inboxCount' | 'payableCount' | 'noticeCount';
type CountSource = (actor: Actor) => Promise<number | undefined>;
type Recognition = (request: FastifyRequest) => Promise<void>;

const FLASH_COOKIE = 'hanjang-flash';

/** Makes what every page needs. Features add the numbers of the navigation, so that this part knows no feature. */
@Injectable()
export class PageFrames {
  private readonly counts = new Map<CountName, CountSource>();

  private recognition?: Recognition;

  constructor(private readonly clock: Clock) {}

  addCount(name: CountName, source: CountSource): void {
    this.counts.set(name, source);
  }

  /** How to find out who asks where no guard has: at addresses that don't exist. */
  recogniseBy(recognition: Recognition): void {
    this.recognition = recognition;
  }

  /** The frame of a page on which a request went wrong, wherever that was. */
  async frameOfError(request: FastifyRequest): Promise<PageFrame> {
    if (!request.actor) await this.recognition?.(request);
    return this.frameOf(request);
  }

  /** The frame of this request; pass the reply where a flash message should be shown and thereby used up. */
  async frameOf(request: FastifyRequest, reply?: FastifyReply): Promise<PageFrame> {
    const locale = localeOf(request);
    const { actor } = request;
    const frame: PageFrame = {
      locale,
      path: request.method === 'GET' ? request.url : '/',
      flash: reply && takeFlash(request, reply),
    };
    if (!actor) return frame;
    const [inboxCount, payableCount, noticeCount] = await Promise.all([
      this.count('inboxCount', actor),
      this.count('payableCount', actor),
      this.count('noticeCount', actor),
    ]);
    return {
      ...frame,
      viewer: {
        name: actor.name,
        roles: actor.roles,
        teamName: actor.team.name[locale],
        kind: actor.team.kind,
      },
      programmeName: actor.programme.name[locale],
      inboxCount,
      payableCount,
      noticeCount,
      demo: actor.demo && { businessDate: this.clock.businessDate(actor.demo) },
    };
  }

  private async count(name: CountName, actor: Actor): Promise<number | undefined> {
    return this.counts.get(name)?.(actor);
  }
}

/** Leaves a message for the next page. */
export function leaveFlash(reply: FastifyReply, flash: Flash): void {
  void reply.setCookie(FLASH_COOKIE, Buffer.from(JSON.stringify(flash)).toString('base64url'), {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    maxAge: 60,
  });
}

function takeFlash(request: FastifyRequest, reply: FastifyReply): Flash | undefined {
  const cookie = request.cookies?.[FLASH_COOKIE];
  if (!cookie) return undefined;
  void reply.clearCookie(FLASH_COOKIE, { path: '/' });
  try {
    const value: unknown = JSON.parse(Buffer.from(cookie, 'base64url').toString('utf8'));
    return isFlash(value) ? value : undefined;
  } catch {
    return undefined;
  }
}

function isFlash(value: unknown): value is Flash {
  if (typeof value !== 'object' || value === null) return false;
  const link = 'link' in value ? value.link : undefined;
  const more = 'more' in value ? value.more : undefined;
  if (more !== undefined && !(Array.isArray(more) && more.every(isOwnLink))) return false;
  if (link !== undefined && !isOwnLink(link)) return false;
  return 'kind' in value && 'text' in value && typeof value.text === 'string';
}

/** Within this site: the cookie is the browser's to change. */
function isOwnLink(link: unknown): boolean {
  return (
    typeof link === 'object' &&
    link !== null &&
    'href' in link &&
    typeof link.href === 'string' &&
    /^\/(?!\/)/.test(link.href)
  );
}
