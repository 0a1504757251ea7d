import { Catch, Logger, type ArgumentsHost, type ExceptionFilter } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { ErrorPage } from '../../../templates/errors/error-page.js';
import type { ErrorPageProps } from '../../../templates/errors/error-view.js';
import type { DomainError } from '../errors/domain-error.js';
import type { Locale } from '../i18n/locale.js';
import { isApi, localeOf } from './actor-of-request.js';
import { PageFrames } from './page-frames.js';
import { renderPage } from './render-page.js';
import { answerTo, sayWhenAgain } from './status.js';
import { wayBack } from './way-back.js';

/** The one place where anything thrown becomes an answer: a problem document for programs, a page for people. */
@Catch()
export class ErrorFilter implements ExceptionFilter {
  private readonly logger = new Logger('Errors');

  constructor(private readonly frames: PageFrames) {}

  async catch(thrown: unknown, host: ArgumentsHost): Promise<void> {
    const request = host.switchToHttp().getRequest<FastifyRequest>();
    const reply = host.switchToHttp().getResponse<FastifyReply>();
    const { status, error, fault } = answerTo(thrown);
    if (fault)
      this.logger.error(
        `${request.id} ${request.method} ${request.routeOptions?.url ?? ''}`,
        causeOf(thrown),
      );
    const locale = localeOf(request);
    sayWhenAgain(reply, error);
    if (isApi(request)) {
      void reply
        .status(status)
        .type('application/problem+json')
        .send(problemDocument(status, error, locale, String(request.id)));
      return;
    }
    if (status === 401) {
      const back = request.method === 'GET' ? `?returnTo=${encodeURIComponent(request.url)}` : '';
      void reply.status(303).header('location', `/sign-in${back}`).send();
      return;
    }
    const frame = await this.frames.frameOfError(request).catch(() => ({ locale, path: request.url }));
    const page = ErrorPage({
      frame,
      status: pageStatus(status),
      detail: error.detail(locale),
      requestId: String(request.id),
      lookedOnly: request.method === 'GET' && status < 500,
      backHref: BACK.includes(status) ? wayBack(request) : undefined,
    });
    void reply.status(status).type('text/html; charset=utf-8').send(renderPage(page));
  }
}

/** RFC 9457 problem document; `errors` points at each field with its own code and words. */
export function problemDocument(
  status: number,
  error: DomainError,
  locale: Locale,
  requestId: string,
): object {
  return {
    type: 'about:blank',
    title: error.code,
    status,
    code: error.code,
    detail: error.detail(locale),
    instance: requestId,
    params: error.params,
    errors: error.fields.map(({ pointer, code, text }) => ({ pointer, code, detail: text[locale] })),
  };
}

/** Refusals after which the page one comes from still helps. */
const BACK: readonly number[] = [400, 403, 409, 413, 422, 429];

const PAGE_STATUSES: readonly ErrorPageProps['status'][] = [400, 403, 404, 405, 409, 413, 422, 429, 500, 503];

function pageStatus(status: number): ErrorPageProps['status'] {
  return PAGE_STATUSES.find((known) => known === status) ?? 500;
}

function causeOf(thrown: unknown): string {
  return thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
}
