// Forms of desks: what is typed is kept on the server while it is typed; papers are photographed where a camera is there.
const pending = new Set();

function keepDraft(form) {
  const said = form.querySelector('[data-draft-said]');
  let timer = 0;
  const send = async () => {
    timer = 0;
    pending.delete(send);
    const body = new FormData(form);
    for (const name of new Set(body.keys())) if (body.get(name) instanceof File) body.delete(name);
    body.set('go', 'draft');
    const answer = await fetch(location.href, { method: 'POST', body, keepalive: true }).catch(() => null);
    if (said) said.textContent = answer?.ok ? form.dataset.draft : '';
  };
  form.addEventListener('input', () => {
    clearTimeout(timer);
    pending.add(send);
    timer = setTimeout(() => void send(), 1200);
  });
  form.addEventListener('submit', () => { clearTimeout(timer); pending.delete(send); });
}

// Before the page is left: what was typed last goes first.
export const flushDrafts = () => Promise.all([...pending].map((send) => send()));

async function photograph(input, say) {
  const dialog = document.createElement('dialog'), video = document.createElement('video'), row = document.createElement('p');
  const stream = await navigator.mediaDevices.getUserMedia({ video: { facingMode: 'environment', width: { ideal: 1920 } } });
  const pages = new DataTransfer(), kind = input.name.replace('paper-', '');
  const button = (words, act) => { const each = document.createElement('button'); each.type = 'button'; each.className = 'button'; each.textContent = words; each.addEventListener('click', act); return each; };
  const shoot = button(say.shoot, () => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [video.videoWidth, video.videoHeight];
    canvas.getContext('2d').drawImage(video, 0, 0);
    canvas.toBlob((blob) => {
      pages.items.add(new File([blob], `${kind}-${pages.items.length + 1}.jpg`, { type: 'image/jpeg' }));
      input.files = pages.files;
      shoot.textContent = `${say.shoot} (${pages.items.length})`;
    }, 'image/jpeg', 0.85);
  });
  dialog.className = 'camera';
  video.autoplay = video.muted = video.playsInline = true;
  video.srcObject = stream;
  row.append(shoot, button(say.done, () => dialog.close()));
  dialog.append(video, row);
  dialog.addEventListener('close', () => { stream.getTracks().forEach((track) => track.stop()); dialog.remove(); input.dispatchEvent(new Event('change', { bubbles: true })); });
  document.body.append(dialog);
  dialog.showModal();
}

function camera(input) {
  if (!navigator.mediaDevices?.getUserMedia) return;
  const open = document.createElement('button');
  open.type = 'button';
  open.className = 'button button-small';
  open.textContent = input.dataset.camera;
  open.addEventListener('click', () => photograph(input, input.dataset).catch(() => { open.textContent = input.dataset.fail; open.disabled = true; }));
  input.after(open);
}

export function wireDesk(page) {
  page.querySelectorAll('form[data-draft]').forEach(keepDraft);
  page.querySelectorAll('input[data-camera]').forEach(camera);
}
