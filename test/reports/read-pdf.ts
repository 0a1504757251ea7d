import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs';

export interface StructNode {
  role: string;
  alt?: string;
  children: StructNode[];
}

export interface ReadPdf {
  pages: number;
  width: number;
  height: number;
  /** The words in the order in which they are read aloud. */
  text: string;
  title: string;
  language: string;
  marked: boolean;
  structure: StructNode;
}

interface RawNode {
  role?: string;
  alt?: string;
  children?: RawNode[];
}

/** Opens a PDF as another program would. */
export async function readPdf(bytes: Buffer): Promise<ReadPdf> {
  const task = getDocument({ data: new Uint8Array(bytes), isEvalSupported: false, verbosity: 0 });
  const document = await task.promise;
  try {
    const page = await document.getPage(1);
    const content = await page.getTextContent();
    const { info } = await document.getMetadata();
    const { Title, Language } = info as { Title?: string; Language?: string };
    const mark = await document.getMarkInfo();
    const viewport = page.getViewport({ scale: 1 });
    return {
      pages: document.numPages,
      width: viewport.width,
      height: viewport.height,
      text: content.items
        .map((item) => ('str' in item ? item.str : ''))
        .join(' ')
        .replace(/\s+/g, ' '),
      title: Title ?? '',
      language: Language ?? '',
      // The types name the flags of the whole object; Marked is the one that says a PDF is tagged.
      marked: (mark as { Marked?: boolean } | null)?.Marked ?? false,
      structure: clean((await page.getStructTree()) as RawNode),
    };
  } finally {
    await task.destroy();
  }
}

function clean({ role = '', alt, children = [] }: RawNode): StructNode {
  const elements = children.filter(({ role: childRole }) => childRole !== undefined);
  return { role, ...(alt === undefined ? {} : { alt }), children: elements.map(clean) };
}

export function allNodes(node: StructNode): StructNode[] {
  return [node, ...node.children.flatMap(allNodes)];
}
