import { mm } from './pdf-canvas.js';

/** A4 portrait with sides of 14 mm. */
export const LEFT = mm(14);
export const RIGHT = mm(196);
export const WIDTH = RIGHT - LEFT;
