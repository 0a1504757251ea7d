import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { PEOPLE_ERRORS } from './people.errors.js';

const MOST_BYTES = 1024 * 1024;

export interface CsvUpload {
  content: Buffer;
  /** Form field `teamId`, when it came before the file. */
  teamId?: string;
}

/** The one file of a multipart form; more than a megabyte is refused while it comes. */
export async function readCsvUpload(request: FastifyRequest): Promise<CsvUpload> {
  if (!request.isMultipart()) throw PEOPLE_ERRORS.fail('people.file-missing');
  const part = await request.file({ limits: { fileSize: MOST_BYTES, files: 1 } });
  if (!part) throw PEOPLE_ERRORS.fail('people.file-missing');
  const content = await part.toBuffer();
  if (content.length === 0) throw PEOPLE_ERRORS.fail('people.file-missing');
  const field = part.fields['teamId'];
  const value = field && !Array.isArray(field) && field.type === 'field' ? field.value : undefined;
  return { content, teamId: typeof value === 'string' && value !== '' ? value : undefined };
}
