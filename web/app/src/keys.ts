// Keyboard shortcuts. Letters do nothing while somebody types.
import { all, find, html } from './dom';

const shortcuts: [string, string][] = [
  ['j  k', 'next and previous row'],
  ['o', 'open the evidence of the row'],
  ['Enter', 'follow the row'],
  ['a  r', 'accept or reject (review)'],
  ['[  ]', 'earlier and further rows'],
  ['/', 'search'],
  ['g then o l t p a r v', 'go to overview, ledger, timeline, positions, actors, reports, review'],
  ['?', 'this list'],
];

const pages: Record<string, string> = { o: '/', l: '/ledger', t: '/timeline', p: '/positions', a: '/actors', r: '/reports', v: '/review' };

const typing = (el: EventTarget | null): boolean => el instanceof Element && el.closest('input, select, textarea, dialog') !== null;
const items = (): HTMLElement[] => all<HTMLElement>('.queue > li, tr[data-row], .statements > li');
const current = (): HTMLElement | undefined => items().find((row) => row.contains(document.activeElement));

function move(step: number): void {
  const rows = items();
  const at = current();
  const next = rows[Math.min(Math.max((at ? rows.indexOf(at) : step > 0 ? -1 : 1) + step, 0), rows.length - 1)];
  if (!next) return;
  if (!next.hasAttribute('tabindex')) next.tabIndex = -1;
  next.focus();
  next.scrollIntoView({ block: 'nearest' });
}

/** decide presses a button of the item in focus, once the form says who decides. */
function decide(action: string): void {
  const item = current();
  const button = item?.matches('.queue > li')
    ? item.querySelector<HTMLButtonElement>(`button[name=${action}]`)
    : find<HTMLButtonElement>(`#decide button[name=action][value=${action}]`);
  const by = button?.form?.elements.namedItem('by');
  if (!button || !(by instanceof HTMLInputElement)) return;
  if (by.value.trim() === '') by.focus();
  else button.click();
}

function help(): void {
  let box = find<HTMLDialogElement>('#keys');
  if (!box) {
    box = html('dialog', { id: 'keys', 'aria-labelledby': 'keys-title' });
    box.append(html('h2', { id: 'keys-title' }, 'Keys'));
    const list = html('dl');
    for (const [key, does] of shortcuts) {
      const term = html('dt');
      for (const k of key.split(/  | then /)) term.append(html('kbd', {}, k), ' ');
      list.append(term, html('dd', {}, does));
    }
    const close = html('form', { method: 'dialog' });
    close.append(html('button', {}, 'Close'));
    box.append(list, close);
    document.body.append(box);
  }
  box.showModal();
}

const press = (selector: string) => () => find<HTMLElement>(selector)?.click();

export function keys(): void {
  let going = false;
  document.addEventListener('keydown', (e) => {
    if (e.ctrlKey || e.metaKey || e.altKey || e.defaultPrevented || typing(e.target)) return;
    const page = pages[e.key];
    if (going && page) {
      going = false;
      location.assign(page);
      return;
    }
    going = e.key === 'g';
    const act = new Map<string, () => void>([
      ['j', () => move(1)],
      ['k', () => move(-1)],
      ['o', () => current()?.querySelector<HTMLElement>('[data-open]')?.click()],
      ['a', () => decide('accept')],
      ['r', () => decide('reject')],
      ['[', press('a[rel=prev]')],
      [']', press('a[rel=next]')],
      ['/', () => find<HTMLElement>('#q')?.focus()],
      ['?', help],
    ]).get(e.key);
    if (e.key === 'Enter' && document.activeElement?.matches('.queue > li, tr[data-row], .statements > li')) {
      document.activeElement.querySelector<HTMLElement>('a[href]:not([data-open])')?.click();
      return;
    }
    if (!act) return;
    e.preventDefault();
    act();
  });
}
