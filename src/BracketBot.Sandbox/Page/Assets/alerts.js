// The alert composer: what a chart would post to the bot, posted by hand.
import { byId, element, toast } from './dom.js';
import { presets } from './presets.js';

const ADDRESS = /https?:\/\/[^\s'"<>]+\/alerts\/[\w-]{20,}/g;
const BURST = 200;
const KEPT = 8;

export class Alerts {
  #say;
  #book = null;
  #seen = new Set();
  #last = null;
  #typed = false;
  #busy = false;

  // say(text) writes into the chat as whoever the page is.
  constructor(say) {
    this.#say = say;
    byId('alert-address').value = sessionStorage.getItem('alert-address') ?? '';
    byId('alert-address').addEventListener('input', () => this.#keep());
    byId('alert-make').addEventListener('click', () => this.#make());
    byId('alert-presets').append(...presets.map(preset => element('button', {
      type: 'button',
      class: 'quiet',
      title: preset.hint,
      'data-testid': `alert-preset-${preset.id}`,
      onclick: () => this.#fill(preset),
    }, preset.title)));
    byId('alert-body').addEventListener('input', () => this.#typed = true);
    byId('alert-body').addEventListener('keydown', event => {
      if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) {
        event.preventDefault();
        this.#send(1);
      }
    });
    byId('alert-form').addEventListener('submit', event => {
      event.preventDefault();
      this.#send(1);
    });
    byId('alert-repeat').addEventListener('click', () => this.#post(this.#last, 1));
    byId('alert-burst').addEventListener('click', () => this.#send(BURST));
    // Where there is little room, the order book has it.
    byId('alerts').open = matchMedia('(max-width: 760px), (min-width: 1121px) and (min-height: 1000px)').matches;
    this.#enable();
  }

  // The newest address that the chat shows is filled in once; what is typed over it stays.
  read(messages) {
    for (const message of messages) {
      if (message.mine)
        continue;
      for (const [address] of message.text.matchAll(ADDRESS)) {
        if (this.#seen.has(address))
          continue;
        this.#seen.add(address);
        byId('alert-address').value = address;
        this.#keep();
      }
    }
  }

  drawBroker(view) {
    this.#book = view;
    if (!this.#typed && byId('alert-body').value === '')
      byId('alert-body').value = presets[0].body(view);
  }

  #keep() {
    sessionStorage.setItem('alert-address', byId('alert-address').value);
    this.#enable();
  }

  #enable() {
    const ready = !this.#busy && byId('alert-address').value.trim() !== '';
    byId('alert-send').disabled = !ready;
    byId('alert-burst').disabled = !ready;
    byId('alert-repeat').disabled = this.#busy || this.#last === null;
  }

  async #make() {
    await this.#say('/hooks new sandbox');
    toast('Asked the bot for an address');
  }

  #fill(preset) {
    if (!this.#book)
      return;
    this.#typed = true;
    byId('alert-body').value = preset.body(this.#book);
    byId('alert-body').focus();
    byId('alert-body').scrollTop = 0;
  }

  #send(times) {
    const address = byId('alert-address').value.trim();
    if (address !== '' && !this.#busy)
      this.#post({ address, body: byId('alert-body').value }, times);
  }

  async #post(what, times) {
    const focused = document.activeElement;
    this.#last = what;
    this.#busy = true;
    this.#enable();
    const line = element('li', { class: 'going' }, times > 1 ? `Posting ${times} within a second…` : 'Posting…');
    const results = byId('alert-results');
    results.prepend(line);
    while (results.children.length > KEPT)
      results.lastChild.remove();
    results.scrollTop = 0;
    line.replaceWith(await this.#answered(what, times));
    this.#busy = false;
    this.#enable();
    // A disabled button loses the focus: whoever works by keyboard is put back.
    if (document.activeElement === document.body)
      focused?.focus({ preventScroll: true });
  }

  async #answered(what, times) {
    try {
      const answer = await fetch('/sandbox/alerts', {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ ...what, times }),
      });
      if (answer.status === 409)
        return failed('The bot was not started from here');
      const said = await answer.json();
      return said.refusal ? failed(said.refusal) : times > 1 ? burst(said.answers) : one(said.answers[0]);
    } catch {
      return failed('Not posted: the sandbox does not answer');
    }
  }
}

const now = () => new Date().toLocaleTimeString([], { hour12: false });

const failed = text => element('li', { 'data-status': 'refused' }, element('b', { class: 'code no' }, '—'), element('span', {}, text), element('time', {}, now()));

const tone = status => status === 202 ? 'ok' : 'no';

function one(answer) {
  return element('li', { 'data-status': String(answer.status ?? 'none') },
    element('b', { class: `code ${tone(answer.status)}` }, String(answer.status ?? '—')),
    element('span', {}, `${answer.text} · ${answer.ms} ms`),
    element('time', {}, now()));
}

// Each answer is a bar: how long it took, and in its colour what it was.
function burst(answers) {
  const counts = new Map();
  for (const { status } of answers)
    counts.set(status, (counts.get(status) ?? 0) + 1);
  const ms = answers.map(answer => answer.ms).sort((a, b) => a - b);
  const slowest = ms.at(-1);
  const bars = answers.map((answer, index) => {
    const bar = element('i', { class: tone(answer.status), title: `${index + 1}: ${answer.status ?? 'no answer'}, ${answer.ms} ms` });
    bar.style.height = `${Math.max(8, answer.ms / Math.max(slowest, 100) * 100)}%`;
    return bar;
  });
  const parts = [...counts].map(([status, count]) => element('b', { class: `code ${tone(status)}` }, `${count} × ${status ?? '—'} `));
  return element('li', { class: 'burst', 'data-status': [...counts].map(([status, count]) => `${status ?? 'none'}:${count}`).join(' ') },
    element('span', {}, ...parts, `median ${ms[Math.floor(ms.length / 2)]} ms, slowest ${slowest} ms`),
    element('time', {}, now()),
    element('div', { class: 'bars', 'aria-hidden': 'true' }, ...bars));
}
