import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { XmlDocument } from 'libxml2-wasm';
import { SaxesParser } from 'saxes';
import { CanonicalXml, WHOLE } from './canonical-xml.js';

function canonical(text: string): string {
  let written = '';
  const xml = new CanonicalXml(
    () => WHOLE,
    (part) => (written += part),
  );
  const parser = new SaxesParser({ xmlns: true });
  parser.on('opentag', (tag) => xml.open(tag));
  parser.on('closetag', () => xml.close());
  parser.on('text', (part) => xml.text(part));
  parser.on('cdata', (part) => xml.text(part));
  parser.on('processinginstruction', ({ target, body }) => xml.instruction(target, body));
  parser.write(text).close();
  return written;
}

function byLibxml2(text: string): string {
  const document = XmlDocument.fromString(text);
  try {
    return document.canonicalizeToString();
  } finally {
    document.dispose();
  }
}

describe('the canonical form of a whole document', () => {
  it.each([
    ['<a/>', '<a></a>'],
    ['<?xml version="1.0"?>\n<?p  q ?>\n<a/>\n<!-- x --><?r?>', '<?p q ?>\n<a></a>\n<?r?>'],
    [
      '<a b="1" xmlns:z="urn:z" z:c="2" xmlns="urn:a"/>',
      '<a xmlns="urn:a" xmlns:z="urn:z" b="1" z:c="2"></a>',
    ],
    ['<a xmlns="urn:a"><b xmlns=""/><c xmlns="urn:a"/></a>', '<a xmlns="urn:a"><b xmlns=""></b><c></c></a>'],
    ['<a>&lt;&gt;&amp;"\'&#13;\r\n<![CDATA[<x>]]></a>', '<a>&lt;&gt;&amp;"\'&#xD;\n&lt;x&gt;</a>'],
    ['<a b="&lt;&gt;&amp;&quot;\'&#9;&#10;&#13;\n x"/>', '<a b="&lt;>&amp;&quot;\'&#x9;&#xA;&#xD;  x"></a>'],
    ['<a xml:lang="ko"><b xml:lang="ko"/></a>', '<a xml:lang="ko"><b xml:lang="ko"></b></a>'],
  ])('%s', (text, expected) => {
    expect(canonical(text)).toBe(expected);
    expect(byLibxml2(text)).toBe(expected);
  });

  const name = fc.constantFrom('a', 'b', 'c', 'TaxInvoice', '품목');
  const value = fc.string({ unit: fc.constantFrom(...'가a <>&"\'\t\n\r\u{1F600}'), maxLength: 8 });
  const written = value.map((text) =>
    text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('"', '&quot;').replaceAll('\r', '&#13;'),
  );
  const prefix = fc.constantFrom('', 'p', 'q');
  const { element } = fc.letrec<{ element: string; content: string }>((tie) => ({
    content: fc.oneof(
      { maxDepth: 4 },
      written.map((text) => text.replaceAll('>', '&gt;')),
      fc.constantFrom('<!-- c -->', '<?pi data?>', '<![CDATA[<&]]>'),
      tie('element'),
    ),
    element: fc
      .record({
        prefix,
        name,
        attributes: fc.uniqueArray(fc.tuple(prefix, name, written), { selector: ([p, n]) => `${p}:${n}` }),
        namespaces: fc.record({
          '': fc.constantFrom('urn:1', 'urn:2', ''),
          p: fc.constantFrom('urn:1', 'urn:2'),
          q: fc.constant('urn:3'),
        }),
        content: fc.array(tie('content'), { maxLength: 4 }),
      })
      .map(({ prefix: p, name: n, attributes, namespaces, content }) => {
        const tag = p === '' ? n : `${p}:${n}`;
        const declared = Object.entries(namespaces).map(([k, uri]) => ` xmlns${k && `:${k}`}="${uri}"`);
        const given = attributes.map(([k, local, text]) => ` ${k === '' ? '' : `${k}:`}${local}="${text}"`);
        return `<${tag}${given.join('')}${declared.join('')}>${content.join('')}</${tag}>`;
      }),
  }));

  it('is what libxml2 writes, whatever the document', () => {
    fc.assert(
      fc.property(element, (text) => {
        expect(canonical(text)).toBe(byLibxml2(text));
      }),
      { numRuns: 300 },
    );
  });
});
