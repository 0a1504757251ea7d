/** The one call used of fontkit, which ships no types. */
declare module 'fontkit' {
  export interface ParsedFont {
    readonly postscriptName: string;
    layout(text: string, features?: readonly string[]): { advanceWidth: number };
  }
  export function create(font: Uint8Array): ParsedFont;
}
