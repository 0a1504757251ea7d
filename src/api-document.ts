import { Controller, Get, Header, Res } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { ApiExcludeController, DocumentBuilder, SwaggerModule, type OpenAPIObject } from '@nestjs/swagger';
import type { FastifyReply } from 'fastify';
import { Public } from './platform/web/public-route.js';

const PROBLEM = {
  description: 'Why it was refused: RFC 9457 problem document, with a pointer for each field',
  content: {
    'application/problem+json': {
      schema: {
        type: 'object',
        properties: {
          type: { type: 'string' },
          title: { type: 'string' },
          status: { type: 'integer' },
          code: { type: 'string' },
          detail: { type: 'string' },
          instance: { type: 'string', description: 'Request id' },
          errors: {
            type: 'array',
            items: {
              type: 'object',
              properties: {
                pointer: { type: 'string' },
                code: { type: 'string' },
                detail: { type: 'string' },
              },
            },
          },
        },
      },
    },
  },
};

/** The REST API as an OpenAPI 3.1 document, made from the controllers and their DTOs. */
export function describeApi(app: NestFastifyApplication): OpenAPIObject {
  const config = new DocumentBuilder()
    .setOpenAPIVersion('3.1.0')
    .setTitle('Hanjang API')
    .setDescription(
      'Money is a decimal string of won. Lists page by cursor: give `next` back as `after`. A POST with an `Idempotency-Key` is done once.',
    )
    .setVersion('1')
    .addCookieAuth('hanjang', { type: 'apiKey', in: 'cookie', name: 'hanjang' })
    .addBearerAuth()
    .addSecurityRequirements('bearer')
    .addSecurityRequirements('hanjang')
    .build();
  const document = SwaggerModule.createDocument(app, config, { autoTagControllers: false });
  const paths = Object.entries(document.paths).filter(
    ([path]) => path.startsWith('/api/v1/') || path.startsWith('/health/'),
  );
  for (const [, operations] of paths) {
    for (const operation of Object.values(operations)) {
      if (typeof operation === 'object' && operation !== null && 'responses' in operation)
        operation.responses['default'] = PROBLEM;
    }
  }
  return { ...document, paths: Object.fromEntries(paths) };
}

let described: OpenAPIObject | undefined;

/** Describes the application once; asking again gives the same document. */
export function rememberApi(app: NestFastifyApplication): void {
  described = describeApi(app);
}

/** The document, and a page to browse it; neither tells anything of a team. */
@ApiExcludeController()
@Controller()
export class ApiDocumentController {
  @Public()
  @Get('api/v1/openapi.json')
  @Header('cache-control', 'public, max-age=300')
  document(): OpenAPIObject | undefined {
    return described;
  }

  @Public()
  @Get('api')
  page(@Res() reply: FastifyReply): void {
    void reply
      .type('text/html; charset=utf-8')
      .send(
        '<!doctype html><html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">' +
          '<title>Hanjang API</title><link rel="stylesheet" href="/assets/swagger/swagger-ui.css"></head><body><main id="api"></main>' +
          '<noscript><p>The document itself: <a href="/api/v1/openapi.json">/api/v1/openapi.json</a></p></noscript>' +
          '<script src="/assets/swagger/swagger-ui-bundle.js"></script><script src="/assets/js/api-page.js"></script></body></html>',
      );
  }
}
