// What a page does beyond links and forms: it watches time move, sends with Ctrl+Enter, and sends nothing twice. All of it works without.

const composers = [...document.querySelectorAll('form.composer')];

for (const form of document.querySelectorAll('form')) {
  form.addEventListener('submit', (event) => {
    if (form.dataset.sent !== undefined) event.preventDefault();
    form.dataset.sent = '';
  });
}

for (const form of composers) {
  form.addEventListener('keydown', (event) => {
    if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) form.requestSubmit();
  });
}

// A page shown again by the Back button may send its forms again.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll('form')) delete form.dataset.sent;
});

const isTyped = () =>
  composers.some((form) => [...form.querySelectorAll('textarea')].some((field) => field.value !== field.defaultValue));

async function watch() {
  const response = await fetch('/now');
  const { now, moving, status } = await response.json();
  const shown = document.getElementById('now');
  if (moving) {
    shown.textContent = `${now.slice(0, 10)} ${now.slice(11, 16)} UTC, cycle ${status}, time is moving`;
    setTimeout(watch, 300);
  } else if (isTyped()) {
    shown.textContent = 'Time has moved. Send what you typed, or reload this page.';
  } else {
    location.reload();
  }
}

if (document.body.dataset.moving !== undefined) watch();
