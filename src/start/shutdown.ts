import { setTimeout as sleep } from 'node:timers/promises';

type Step = () => Promise<void>;

const STEP_TIMEOUT_MS = 75_000;

/**
 * Ends what was begun, last begun first, whatever asks for it: Ctrl-C, a signal, or the database dying. It can be
 * asked for in the middle of the start; what begins after that is ended as soon as it has begun.
 */
export class Shutdown {
  private readonly steps: Step[] = [];
  private running: Promise<void> | undefined;

  get requested(): boolean {
    return this.running !== undefined;
  }

  async add(step: Step): Promise<void> {
    if (this.requested) await runStep(step);
    else this.steps.push(step);
  }

  run(): Promise<void> {
    return (this.running ??= this.runSteps());
  }

  private async runSteps(): Promise<void> {
    for (let step = this.steps.pop(); step !== undefined; step = this.steps.pop()) await runStep(step);
  }
}

/** One part that fails or hangs must not keep the others from ending: the database comes last and matters most. */
async function runStep(step: Step): Promise<void> {
  const cancel = new AbortController();
  const timeout = sleep(STEP_TIMEOUT_MS, undefined, { signal: cancel.signal, ref: false }).catch(
    () => undefined,
  );
  try {
    await Promise.race([step(), timeout]);
  } catch (error) {
    process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  } finally {
    cancel.abort();
  }
}
