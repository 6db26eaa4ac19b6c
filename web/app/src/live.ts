// Live counts: a stream while the page is seen, none while it is hidden, since a browser keeps few connections to one server.
import { all, find, grouped } from './dom';

export function live(): void {
  if (document.body.dataset.asof) return; // a page of the past does not change
  let stream: EventSource | null = null;
  let seen: string | null = null;
  const listen = () => {
    if (document.hidden || stream) return;
    stream = new EventSource('/changes');
    stream.onmessage = (m: MessageEvent<string>) => {
      const now = JSON.parse(m.data) as Record<string, number>;
      for (const el of all<HTMLElement>('[data-count]')) {
        const n = now[el.dataset.count ?? ''];
        if (n !== undefined) el.textContent = grouped(n);
      }
      const changed = find<HTMLElement>('#changed');
      if (changed && seen !== null && seen !== m.data) changed.hidden = false;
      seen = m.data;
    };
  };
  const hush = () => {
    stream?.close();
    stream = null;
  };
  document.addEventListener('visibilitychange', () => (document.hidden ? hush() : listen()));
  addEventListener('pagehide', hush);
  addEventListener('pageshow', listen);
}
