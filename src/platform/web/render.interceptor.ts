import { Injectable, type CallHandler, type ExecutionContext, type NestInterceptor } from '@nestjs/common';
import type { FastifyReply } from 'fastify';
import { isValidElement } from 'preact';
import { map, type Observable } from 'rxjs';
import { renderPage } from './render-page.js';

/** Turns a page that a controller returns into HTML; anything else goes out as it is. */
@Injectable()
export class RenderInterceptor implements NestInterceptor {
  intercept(context: ExecutionContext, next: CallHandler<unknown>): Observable<unknown> {
    return next.handle().pipe(
      map((value) => {
        if (!isValidElement(value)) return value;
        const reply = context.switchToHttp().getResponse<FastifyReply>();
        void reply.type('text/html; charset=utf-8');
        if (reply.request.actor) void reply.header('cache-control', 'no-store');
        return renderPage(value);
      }),
    );
  }
}
