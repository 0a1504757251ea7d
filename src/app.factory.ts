import 'reflect-metadata';
import { randomUUID } from 'node:crypto';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import compress from '@fastify/compress';
import cookie from '@fastify/cookie';
import formbody from '@fastify/formbody';
import helmet from '@fastify/helmet';
import multipart from '@fastify/multipart';
import fastifyStatic from '@fastify/static';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { DataSource } from 'typeorm';
import { rememberApi } from './api-document.js';
import { AppModule } from './app.module.js';
import { ENTITIES } from './entities.js';
import type { HanjangConfig } from './platform/config/config.js';
import { projectFolder } from './platform/config/project-folder.js';
import { createDataSource } from './platform/database/data-source.js';
import { stringifyJson } from './platform/web/idempotency.interceptor.js';
import { ReadableInputGuard } from './platform/web/readable-input.guard.js';
import { enterRequest } from './platform/web/request-context.js';
import { createValidationPipe } from './platform/web/validation.js';

const POOL_SIZE = 20;
const FORM_LIMIT_BYTES = 1024 * 1024;
/** The one style sheet that isn't a file: Turbo's script adds it to each page for its progress bar. */
const TURBO_STYLE = "'sha256-WAyOw4V+FqDc35lQPyRADLBWbuNK8ahvYEaQIYF1+Ps='";
const ASSET_SECONDS = 3600;
const FONT_SECONDS = 365 * 24 * 3600;

/** The application, wired and ready to listen; it closes its own database connections. */
export async function createApp(config: HanjangConfig): Promise<NestFastifyApplication> {
  const dataSource = await createDataSource(config.databaseUrl, POOL_SIZE, ENTITIES).initialize();
  try {
    return await wire(config, dataSource);
  } catch (error) {
    // Nobody else would close them: connections left open keep the process from ending.
    if (dataSource.isInitialized) await dataSource.destroy();
    throw error;
  }
}

async function wire(config: HanjangConfig, dataSource: DataSource): Promise<NestFastifyApplication> {
  const adapter = new FastifyAdapter({
    bodyLimit: FORM_LIMIT_BYTES,
    genReqId: () => randomUUID(),
    trustProxy: config.trustedProxies.length > 0 ? [...config.trustedProxies] : false,
    routerOptions: { maxParamLength: 200 },
    logger: false,
  });
  const app = await NestFactory.create<NestFastifyApplication>(AppModule.with(config, dataSource), adapter, {
    logger: ['error', 'warn'],
    abortOnError: false,
    // Forms are parsed by @fastify/formbody below, JSON by Fastify itself.
    bodyParser: false,
  });
  await registerPlugins(app, config);
  app.useGlobalGuards(new ReadableInputGuard());
  app.useGlobalPipes(createValidationPipe());
  rememberApi(app);
  await app.init();
  await adapter.getInstance().ready();
  return app;
}

async function registerPlugins(app: NestFastifyApplication, config: HanjangConfig): Promise<void> {
  const fastify = app.getHttpAdapter().getInstance();
  fastify.addHook('onRequest', (request, reply, done) => {
    enterRequest({ requestId: String(request.id) });
    void reply.header('x-request-id', String(request.id));
    done();
  });
  fastify.setReplySerializer((payload) => stringifyJson(payload));
  await app.register(helmet, {
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", TURBO_STYLE],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        formAction: ["'self'"],
        frameAncestors: ["'none'"],
        frameSrc: ["'self'"],
        objectSrc: ["'none'"],
        baseUri: ["'none'"],
        manifestSrc: ["'self'"],
      },
    },
    crossOriginEmbedderPolicy: false,
    hsts: config.secureCookies ? { maxAge: FONT_SECONDS, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'same-origin' },
  });
  await app.register(cookie);
  await app.register(formbody, { bodyLimit: FORM_LIMIT_BYTES });
  await app.register(multipart, {
    limits: {
      fileSize: config.maxFileBytes,
      files: config.maxFilesPerClaim,
      fields: 50,
      fieldSize: 100_000,
      parts: config.maxFilesPerClaim + 50,
    },
  });
  await app.register(compress, { global: true, encodings: ['gzip', 'identity'], threshold: 1024 });
  await registerAssets(app);
}

/** Everything the pages load comes from this host: style sheets and scripts, the fonts, and Turbo as one file. */
async function registerAssets(app: NestFastifyApplication): Promise<void> {
  const require = createRequire(import.meta.url);
  const packageFolder = (name: string) => dirname(require.resolve(`${name}/package.json`));
  const assets = [
    { root: join(projectFolder(), 'public'), prefix: '/assets/', maxAge: ASSET_SECONDS, decorateReply: true },
    {
      root: join(packageFolder('pretendard-gov'), 'dist/web/variable'),
      prefix: '/assets/fonts/',
      maxAge: FONT_SECONDS,
      decorateReply: false,
    },
    {
      root: packageFolder('swagger-ui-dist'),
      prefix: '/assets/swagger/',
      maxAge: ASSET_SECONDS,
      decorateReply: false,
    },
    {
      root: join(packageFolder('@hotwired/turbo'), 'dist'),
      prefix: '/assets/turbo/',
      maxAge: ASSET_SECONDS,
      decorateReply: false,
    },
  ];
  for (const asset of assets) {
    await app.register(fastifyStatic, {
      ...asset,
      maxAge: asset.maxAge * 1000,
      index: false,
      wildcard: true,
    });
  }
}
