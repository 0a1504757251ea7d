import '@fastify/multipart';
import type { FastifyRequest } from 'fastify';
import { RESULT_FIELDS, type ResultColumns } from './result-columns.js';
import { RESULT_ERRORS } from './result.errors.js';
import { MOST_RESULT_BYTES, type ResultFile } from './take-result.js';

/** The result that was posted, and the columns a program names with it. */
export async function postedResult(
  request: FastifyRequest,
): Promise<{ file: ResultFile; columns?: ResultColumns }> {
  const part = request.isMultipart() ? await request.file() : undefined;
  if (!part?.filename) throw RESULT_ERRORS.fail('pay-result.file-missing');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of part.file as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size <= MOST_RESULT_BYTES) chunks.push(chunk);
  }
  if (size > MOST_RESULT_BYTES || part.file.truncated)
    throw RESULT_ERRORS.fail('pay-result.too-large', { megabytes: MOST_RESULT_BYTES / (1024 * 1024) });
  if (size === 0) throw RESULT_ERRORS.fail('pay-result.empty');
  return {
    file: { name: part.filename, content: Buffer.concat(chunks) },
    columns: columnsOf(part.fields['columns']),
  };
}

function columnsOf(part: unknown): ResultColumns | undefined {
  const text = typeof part === 'object' && part !== null && 'value' in part ? part.value : undefined;
  if (typeof text !== 'string' || text === '') return undefined;
  const columns: ResultColumns = {};
  for (const [name, column] of Object.entries(parsed(text))) {
    const field = RESULT_FIELDS.find((known) => known === name);
    if (!field || typeof column !== 'number') throw RESULT_ERRORS.fail('pay-result.columns-missing');
    columns[field] = column;
  }
  return columns;
}

function parsed(text: string): object {
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value === 'object' && value !== null) return value;
  } catch {
    // Falls through to the refusal below.
  }
  throw RESULT_ERRORS.fail('pay-result.columns-missing');
}
