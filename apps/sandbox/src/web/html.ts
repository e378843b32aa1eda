/** Text that is markup already. Only `html` makes it, or `trusted` for markup that a library wrote. */
export interface Markup {
  readonly markup: string;
}

type Value = string | number | undefined | Markup | readonly Markup[];

const ENTITIES: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' };

/** Makes text safe inside an element or a quoted attribute. */
export function escapeHtml(text: string): string {
  return text.replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);
}

/** Template tag: escapes every interpolated value that is not itself markup. */
export function html(parts: TemplateStringsArray, ...values: Value[]): Markup {
  const markup = parts.reduce(
    (done, part, index) => done + part + (index < values.length ? render(values[index]) : ''),
    '',
  );
  return { markup };
}

/** Lets markup of a library through as it is. */
export function trusted(markup: string): Markup {
  return { markup };
}

function render(value: Value): string {
  if (value === undefined) return '';
  if (typeof value === 'string' || typeof value === 'number') return escapeHtml(String(value));
  if ('markup' in value) return value.markup;
  return value.map((item) => item.markup).join('');
}
