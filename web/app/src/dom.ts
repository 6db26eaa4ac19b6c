// Small helpers over the page.

/** here is the data behind the page's own address in a form of ours. */
export async function here<T>(format: string): Promise<T | null> {
  const address = new URL(location.href);
  address.searchParams.set('format', format);
  address.hash = '';
  try {
    const answer = await fetch(address, { headers: { Accept: 'application/json' } });
    return answer.ok ? ((await answer.json()) as T) : null;
  } catch {
    return null; // the server is gone: the page stays as it was served
  }
}

export const find = <E extends Element>(selector: string): E | null => document.querySelector<E>(selector);

export const all = <E extends Element>(selector: string, inside: ParentNode = document): E[] => [...inside.querySelectorAll<E>(selector)];

/** html makes an element with attributes and text; text is never markup. */
export function html<K extends keyof HTMLElementTagNameMap>(tag: K, attributes: Record<string, string> = {}, text = ''): HTMLElementTagNameMap[K] {
  const el = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) el.setAttribute(name, value);
  el.textContent = text;
  return el;
}

/** param changes one parameter of the address without loading the page. */
export function param(name: string, value: string): void {
  const address = new URL(location.href);
  if (value === '') address.searchParams.delete(name);
  else address.searchParams.set(name, value);
  history.replaceState(history.state, '', address);
}

/** grouped parts thousands as the server does: 12 345. */
export const grouped = (n: number): string => String(n).replace(/\B(?=(\d{3})+$)/g, ' ');

/** plural is "1 event" or "12 events". */
export const plural = (n: number, one: string, many: string): string => (n === 1 ? `1 ${one}` : `${grouped(n)} ${many}`);

/** kept makes a link of a page of the past lead to the same moment, as the server's links do. */
export function kept(link: string): string {
  const moment = document.body.dataset.asof;
  if (!moment) return link;
  const address = new URL(link, location.href);
  address.searchParams.set('asof', moment);
  return address.pathname + address.search + address.hash;
}
