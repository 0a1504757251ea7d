import type { FastifyReply } from 'fastify';
import type { SheetCopy } from '../error-copy.js';

/** Sends a sheet to be saved while it is written. */
export async function sendSheet(reply: FastifyReply, { name, mediaType, content }: SheetCopy): Promise<void> {
  const plain = name.replaceAll(/[^\x20-\x7e]|["\\]/g, '_');
  const encoded = encodeURIComponent(name).replaceAll(
    /['()*]/g,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  await reply
    .type(mediaType)
    .header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`)
    .header('cache-control', 'no-store')
    .send(content);
}
