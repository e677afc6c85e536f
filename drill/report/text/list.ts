import { wrap } from './wrap';

/** Renders a heading, with an empty line before it. */
export function renderTitle(title: string): string[] {
  return ['', title, '─'.repeat(title.length)];
}

/** Renders an item of a list. */
export function renderItem(item: string): string[] {
  return wrap(item).map((line, index) => (index === 0 ? `- ${line}` : `  ${line}`));
}
