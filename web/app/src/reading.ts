// The report page: a row lights its words in the text and the words light their row; what is shown of the layers stands in the address.
import { all, find, param } from './dom';

function light(row: string | undefined, on: boolean): void {
  if (!row) return;
  for (const el of all(`[data-row="${CSS.escape(row)}"]`)) el.classList.toggle('lit', on);
}

export function reading(): void {
  const page = find<HTMLElement>('.reading');
  if (!page) return;
  const rowOf = (target: EventTarget | null) => (target instanceof Element ? target.closest<HTMLElement>('[data-row]')?.dataset.row : undefined);
  for (const [enter, leave] of [['mouseover', 'mouseout'], ['focusin', 'focusout']] as const) {
    page.addEventListener(enter, (e) => light(rowOf(e.target), true));
    page.addEventListener(leave, (e) => light(rowOf(e.target), false));
  }
  const layers = all<HTMLInputElement>('.layers input');
  for (const box of layers) {
    box.addEventListener('change', () => param('hide', layers.filter((l) => !l.checked).map((l) => l.value).join(',')));
  }
}
