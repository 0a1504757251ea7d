import type { NestFastifyApplication } from '@nestjs/platform-fastify';

type Injected = Awaited<ReturnType<NestFastifyApplication['inject']>>;
export type Headers = Record<string, string>;
type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE' | 'HEAD';

/** What the application answered. */
export type Answer = Injected;

export interface FilePart {
  name: string;
  content: Buffer | string;
  type?: string;
  /** Form field; `files` when not given. */
  field?: string;
}

/** Values of a form; a list sends the field once for each. */
export type FormFields = Record<string, string | readonly string[]>;

export interface Client {
  get(url: string, headers?: Headers): Promise<Answer>;
  delete(url: string, headers?: Headers): Promise<Answer>;
  post(url: string, json?: object, headers?: Headers): Promise<Answer>;
  put(url: string, json?: object, headers?: Headers): Promise<Answer>;
  patch(url: string, json?: object, headers?: Headers): Promise<Answer>;
  /** A page's form, as a browser without script posts it. */
  form(url: string, fields?: FormFields, headers?: Headers): Promise<Answer>;
  /** A multipart form with files. */
  upload(url: string, files: readonly FilePart[], fields?: FormFields, headers?: Headers): Promise<Answer>;
  request(method: Method, url: string, headers?: Headers, payload?: string | Buffer): Promise<Answer>;
}

/** Requests without a network; `cookie` is asked for at each request. */
export function createClient(app: NestFastifyApplication, cookie?: () => Promise<string>): Client {
  const send = async (
    method: Method,
    url: string,
    headers: Headers = {},
    payload?: string | Buffer,
  ): Promise<Answer> => {
    const own = cookie ? { cookie: await cookie() } : {};
    return app.inject({ method, url, headers: { ...own, ...headers }, payload });
  };
  const sendJson = (method: Method) => (url: string, json?: object, headers?: Headers) =>
    json === undefined
      ? send(method, url, headers)
      : send(method, url, { 'content-type': 'application/json', ...headers }, JSON.stringify(json));
  return {
    request: send,
    get: (url, headers) => send('GET', url, headers),
    delete: (url, headers) => send('DELETE', url, headers),
    post: sendJson('POST'),
    put: sendJson('PUT'),
    patch: sendJson('PATCH'),
    form: (url, fields = {}, headers) =>
      send(
        'POST',
        url,
        { 'content-type': 'application/x-www-form-urlencoded', ...headers },
        encodeForm(fields),
      ),
    upload: async (url, files, fields = {}, headers) => {
      const { type, body } = await encodeMultipart(files, fields);
      return send('POST', url, { 'content-type': type, ...headers }, body);
    },
  };
}

function entriesOf(fields: FormFields): [string, string][] {
  return Object.entries(fields).flatMap(([name, value]) =>
    (typeof value === 'string' ? [value] : value).map((one): [string, string] => [name, one]),
  );
}

function encodeForm(fields: FormFields): string {
  return new URLSearchParams(entriesOf(fields)).toString();
}

async function encodeMultipart(
  files: readonly FilePart[],
  fields: FormFields,
): Promise<{ type: string; body: Buffer }> {
  const form = new FormData();
  for (const [name, value] of entriesOf(fields)) form.append(name, value);
  for (const { name, content, type, field } of files) {
    const bytes = new Uint8Array(Buffer.from(content));
    form.append(field ?? 'files', new Blob([bytes], { type: type ?? 'application/octet-stream' }), name);
  }
  const encoded = new Response(form);
  return {
    type: encoded.headers.get('content-type') ?? '',
    body: Buffer.from(await encoded.arrayBuffer()),
  };
}
