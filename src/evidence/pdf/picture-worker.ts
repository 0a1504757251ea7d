import { readFile } from 'node:fs/promises';
import { parentPort, workerData } from 'node:worker_threads';
import sharp from 'sharp';
import { openPdf } from './open-pdf.js';

const SHOWN_WIDTH = 1200;
const SHOWN_HEIGHT = 2400;
/** `AnnotationMode.DISABLE` of pdf.js: what is laid over a page, such as notes and fields, isn't part of it. */
const WITHOUT_ANNOTATIONS = 0;

/** What is used of the canvas that pdf.js makes outside browsers. */
interface PageCanvas {
  toBuffer(type: 'image/png'): Buffer;
}
interface CanvasFactory {
  create(width: number, height: number): { canvas: PageCanvas & HTMLCanvasElement };
}

/** Draws the first page as a JPEG; runs in a thread of its own, which may be ended at any time. */
async function draw(path: string): Promise<Uint8Array> {
  const document = await openPdf(await readFile(path));
  const page = await document.getPage(1);
  const { width, height } = page.getViewport({ scale: 1 });
  const viewport = page.getViewport({ scale: Math.min(SHOWN_WIDTH / width, SHOWN_HEIGHT / height) });
  const { canvas } = (document.canvasFactory as CanvasFactory).create(
    Math.ceil(viewport.width),
    Math.ceil(viewport.height),
  );
  await page.render({ canvas, viewport, annotationMode: WITHOUT_ANNOTATIONS }).promise;
  return sharp(canvas.toBuffer('image/png'))
    .flatten({ background: '#ffffff' })
    .jpeg({ quality: 82 })
    .toBuffer();
}

const path: unknown = workerData;
if (parentPort && typeof path === 'string') {
  const port = parentPort;
  draw(path).then(
    (picture) => port.postMessage(picture),
    () => port.postMessage(undefined),
  );
}
