// Loaded on every page: search keys, copy buttons, submit-on-change; brings the map or chart part only when the page has one.
import { flushDrafts, wireDesk } from './desk.js';

const assets = JSON.parse(document.getElementById('assets')?.textContent ?? '{}');

function keys(event) {
  const search = document.querySelector('[data-search]');
  if (!search) return;
  const typing = /^(INPUT|TEXTAREA|SELECT)$/.test(document.activeElement?.tagName ?? '') || document.activeElement?.isContentEditable;
  const wanted = (event.key === '/' && !typing && !event.ctrlKey && !event.metaKey) || (event.key.toLowerCase() === 'k' && (event.ctrlKey || event.metaKey));
  if (wanted) {
    event.preventDefault();
    search.focus();
    search.select();
  }
}

function suggest(input) {
  const list = document.getElementById(input.getAttribute('aria-controls'));
  let pending = 0, chosen = -1;
  const options = () => [...list.querySelectorAll('[role=option]')];
  const close = () => { list.hidden = true; input.setAttribute('aria-expanded', 'false'); input.removeAttribute('aria-activedescendant'); chosen = -1; };
  const choose = (index) => {
    const all = options();
    if (all.length === 0) return;
    chosen = (index + all.length) % all.length;
    all.forEach((each, i) => each.setAttribute('aria-selected', String(i === chosen)));
    all[chosen].scrollIntoView({ block: 'nearest' });
    input.setAttribute('aria-activedescendant', all[chosen].id);
  };
  const ask = async () => {
    const turn = ++pending, words = input.value.trim();
    if (words === '') return close();
    const answer = await fetch(`/open/suggest?q=${encodeURIComponent(words)}`, { headers: { accept: 'application/json' } });
    if (!answer.ok || turn !== pending) return;
    const hits = await answer.json();
    list.replaceChildren(...hits.map((hit, i) => {
      const row = document.createElement('a');
      row.id = `hit-${i}`;
      row.href = hit.address;
      row.tabIndex = -1;
      row.setAttribute('role', 'option');
      row.setAttribute('aria-selected', 'false');
      const kind = document.createElement('span');
      kind.className = 'hit-kind';
      kind.textContent = hit.kind;
      const code = document.createElement('span');
      code.className = 'hit-code';
      code.textContent = hit.code;
      row.append(kind, hit.name, code);
      return row;
    }));
    chosen = -1;
    list.hidden = hits.length === 0;
    input.setAttribute('aria-expanded', String(hits.length > 0));
  };
  input.addEventListener('input', () => void ask().catch(close));
  input.addEventListener('keydown', (event) => {
    if (event.key === 'ArrowDown' || event.key === 'ArrowUp') { event.preventDefault(); choose(event.key === 'ArrowDown' ? chosen + 1 : chosen - 1); }
    if (event.key === 'Escape') { close(); input.blur(); }
    if (event.key === 'Enter' && chosen >= 0) { event.preventDefault(); options()[chosen].click(); }
  });
  input.addEventListener('blur', () => setTimeout(close, 150));
}

// What is typed into a form with data-kept-draft is kept on the server, half a second after the last key and when the page is left.
function keepDraft(form) {
  const line = form.querySelector('.draft-line'), place = form.dataset.keptDraft;
  let timer = 0, sending = null;
  const fields = () => Object.fromEntries([...new FormData(form)].filter(([name, value]) => typeof value === 'string' && !/^_/.test(name) && form.elements[name]?.type !== 'password'));
  const send = async () => {
    timer = 0;
    sending = new AbortController();
    const answer = await fetch('/api/me/drafts', { method: 'PUT', keepalive: true, signal: sending.signal, headers: { 'content-type': 'application/json' }, body: JSON.stringify({ place, fields: fields() }) });
    if (answer.ok) line.textContent = `${line.dataset.said} ${new Date().toLocaleTimeString(document.documentElement.lang, { hour: '2-digit', minute: '2-digit' })}`;
  };
  form.addEventListener('input', () => { clearTimeout(timer); timer = setTimeout(() => void send().catch(() => {}), 500); });
  form.addEventListener('submit', () => { clearTimeout(timer); timer = 0; sending?.abort(); });
  addEventListener('pagehide', () => { if (timer) { clearTimeout(timer); void send().catch(() => {}); } });
  form.querySelector('[data-drop-draft]')?.addEventListener('click', async () => {
    await fetch(`/api/me/drafts?place=${encodeURIComponent(place)}`, { method: 'DELETE' });
    location.reload();
  });
}

function wire(page) {
  page.querySelectorAll('form[data-kept-draft]').forEach(keepDraft);
  page.querySelectorAll('[data-search]').forEach(suggest);
  wireDesk(page);
  page.querySelectorAll('[data-submit-on-change]').forEach((each) => each.addEventListener('change', () => void flushDrafts().finally(() => each.form.requestSubmit())));
  page.querySelectorAll('[data-copy]').forEach((each) => each.addEventListener('click', () => void navigator.clipboard.writeText(each.dataset.copy)));
  page.querySelectorAll('[data-print]').forEach((each) => each.addEventListener('click', () => print()));
  page.querySelectorAll('[data-ask]').forEach((each) => each.addEventListener('click', (event) => { if (!confirm(each.dataset.ask)) event.preventDefault(); }));
}

async function draw(page) {
  const maps = page.querySelectorAll('[data-map]'), charts = page.querySelectorAll('[data-chart]');
  if (maps.length > 0 && assets.map) (await import(assets.map)).drawAll(maps, assets);
  if (charts.length > 0 && assets.chart) (await import(assets.chart)).drawAll(charts);
}

document.addEventListener('keydown', keys);
wire(document);
void draw(document);

// Desks render their charts after the page has loaded: they call this once their part is there.
globalThis.oneCity = { draw: (element) => draw(element ?? document) };
