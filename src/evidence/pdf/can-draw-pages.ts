import { createRequire } from 'node:module';

/** Pages are drawn by a part of pdf.js that is there on the usual machines; without it nothing but the picture is missing. */
export const CAN_DRAW_PAGES = isThere('@napi-rs/canvas');

function isThere(name: string): boolean {
  try {
    createRequire(import.meta.url).resolve(name);
    return true;
  } catch {
    return false;
  }
}
