import { AsyncLocalStorage } from 'node:async_hooks';

/** What belongs to the request in hand wherever it is served; jobs and commands have their own. */
export interface RequestContext {
  requestId: string;
}

const storage = new AsyncLocalStorage<RequestContext>();

export function runInRequest<T>(context: RequestContext, work: () => T): T {
  return storage.run(context, work);
}

export function enterRequest(context: RequestContext): void {
  storage.enterWith(context);
}

export function currentRequestId(): string {
  return storage.getStore()?.requestId ?? '';
}
