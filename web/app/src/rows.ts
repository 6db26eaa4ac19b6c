// The evidence of a row opens in place: the server's page with that row open is fetched, and its row put here.

export function rows(): void {
  document.addEventListener('click', async (e) => {
    if (!(e.target instanceof Element) || e.ctrlKey || e.metaKey || e.shiftKey) return;
    const link = e.target.closest<HTMLAnchorElement>('a[data-open]');
    const row = link?.closest('tr');
    if (!link || !row) return;
    e.preventDefault();
    const opened = row.nextElementSibling;
    if (opened?.classList.contains('evidence')) {
      opened.remove();
      link.setAttribute('aria-expanded', 'false');
      return;
    }
    const answer = await fetch(link.href).catch(() => null);
    if (!answer?.ok) {
      location.assign(link.href);
      return;
    }
    const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
    const evidence = page.querySelector('tr.evidence');
    if (!evidence) return;
    row.after(document.adoptNode(evidence));
    link.setAttribute('aria-expanded', 'true');
  });
}
