export type Fields = Record<string, string>;

const ENTITIES: Record<string, string> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&amp;': '&',
  '&#39;': "'",
};

function decode(text: string): string {
  return text.replaceAll(/&(?:lt|gt|quot|amp|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

function attribute(tag: string, name: string): string | undefined {
  const value = new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1];
  return value === undefined ? undefined : decode(value);
}

/** What a browser would send of the form with this id: inputs, chosen options and text areas, without its buttons. */
export function fieldsOf(html: string, formId: string): Fields {
  const start = html.indexOf(`<form id="${formId}"`);
  const form = start < 0 ? '' : html.slice(start, html.indexOf('</form>', start));
  const fields: Fields = {};
  for (const [tag] of form.matchAll(/<input\b[^>]*>/g)) {
    const name = attribute(tag, 'name');
    const unticked = attribute(tag, 'type') === 'checkbox' && !/\schecked/.test(tag);
    if (name && !unticked) fields[name] = attribute(tag, 'value') ?? '';
  }
  for (const [select] of form.matchAll(/<select\b[\s\S]*?<\/select>/g)) {
    const name = attribute(select, 'name');
    const chosen =
      /<option\b[^>]*\sselected[^>]*>/.exec(select)?.[0] ?? /<option\b[^>]*>/.exec(select)?.[0] ?? '';
    if (name) fields[name] = attribute(chosen, 'value') ?? '';
  }
  for (const [, tag = '', text = ''] of form.matchAll(/(<textarea\b[^>]*>)([\s\S]*?)<\/textarea>/g)) {
    const name = attribute(tag, 'name');
    if (name) fields[name] = decode(text);
  }
  return fields;
}
