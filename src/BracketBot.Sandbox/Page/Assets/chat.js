// The chat: people, history, composer, command menu, taps.
import { bubble } from './bubble.js';
import { byId, element, post, toast } from './dom.js';
import { handedOn, leadsToBot } from './links.js';
import { Menu } from './menu.js';

const NEAR_END = 60;

export class Chat {
  // Told who the page is and of their messages, each time that they are drawn.
  onShown = () => {};
  #view = null;
  #me = null;
  #drawn = new Map();
  #busy = new Set();
  #connected = true;
  #typing = null;
  #menu = new Menu(text => this.send(text));

  constructor() {
    const text = byId('text');
    byId('composer').addEventListener('submit', event => {
      event.preventDefault();
      this.#sendTyped();
    });
    text.addEventListener('keydown', event => {
      if (event.key === 'Enter' && !event.shiftKey && !event.isComposing) {
        event.preventDefault();
        this.#sendTyped();
      }
    });
    text.addEventListener('input', () => this.#typed());
    // A finished animation does not play again when a phone's view comes back to the chat.
    byId('wall').addEventListener('animationend', event => event.target.closest('.message')?.classList.remove('new', 'changed'));
    byId('start').addEventListener('click', () => this.send('/start'));
    byId('down').addEventListener('click', () => this.toEnd('smooth'));
    byId('history').addEventListener('scroll', () => byId('down').hidden = this.#atEnd(), { passive: true });
    new ResizeObserver(() => this.#follow && this.toEnd()).observe(byId('history'));
  }

  #follow = true;

  connected(is) {
    this.#connected = is;
    this.#drawHead();
  }

  draw(view) {
    this.#view = view;
    const remembered = Number(sessionStorage.getItem('person'));
    this.#me ??= view.people.some(person => person.id === remembered) ? remembered : view.people[0].id;
    this.#menu.commands = this.#person.commands;
    this.#drawPeople();
    this.#drawHistory();
    this.#drawHead();
    this.onShown(this.#person);
  }

  toEnd(behavior = 'instant') {
    const history = byId('history');
    history.scrollTo({ top: history.scrollHeight, behavior });
  }

  get #person() {
    return this.#view.people.find(person => person.id === this.#me);
  }

  #drawPeople() {
    const box = byId('people');
    const drawn = JSON.stringify([this.#me, this.#view.people.map(person => [person.id, person.name, person.standing])]);
    if (box.dataset.drawn === drawn)
      return;
    const focused = box.contains(document.activeElement);
    box.dataset.drawn = drawn;
    box.replaceChildren(...this.#view.people.map(person => element('button', {
      type: 'button',
      role: 'radio',
      'aria-checked': String(person.id === this.#me),
      tabindex: person.id === this.#me ? 0 : -1,
      'data-testid': `person-${person.name.toLowerCase()}`,
      onclick: () => this.#become(person.id),
      onkeydown: event => this.#arrow(event),
    }, person.name, element('small', {}, person.standing))));
    if (focused)
      box.querySelector('[aria-checked="true"]').focus();
  }

  #arrow(event) {
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key];
    if (!step)
      return;
    event.preventDefault();
    const people = this.#view.people;
    const at = people.findIndex(person => person.id === this.#me);
    this.#become(people[(at + step + people.length) % people.length].id);
  }

  #become(id) {
    this.#me = id;
    sessionStorage.setItem('person', id);
    for (const { node } of this.#drawn.values())
      node.remove();
    this.#drawn.clear();
    this.#menu.close();
    this.draw(this.#view);
    this.toEnd();
  }

  #drawHead() {
    if (!this.#view)
      return;
    byId('bot-name').textContent = this.#view.botName;
    const until = this.#person.typingUntil ? Date.parse(this.#person.typingUntil) - Date.now() : 0;
    const typing = until > 0;
    clearTimeout(this.#typing);
    if (typing)
      this.#typing = setTimeout(() => this.#drawHead(), until + 50);
    const line = byId('bot-line');
    line.textContent = !this.#connected ? 'connecting' : typing ? 'typing' : 'bot · sandbox';
    line.classList.toggle('busy', typing || !this.#connected);
  }

  #drawHistory() {
    const wall = byId('wall');
    const first = this.#drawn.size === 0;
    const stay = !first && !this.#atEnd();
    const messages = this.#person.messages;
    byId('empty').hidden = messages.length > 0;
    const keep = new Set();
    let day = '';
    let before = byId('empty');
    const place = (key, state, make) => {
      keep.add(key);
      let known = this.#drawn.get(key);
      if (!known || known.state !== state) {
        const node = make();
        if (known) {
          this.#replace(known.node, node);
          node.classList.add('changed');
        } else {
          before.after(node);
          if (!first)
            node.classList.add('new');
        }
        this.#drawn.set(key, known = { state, node });
      }
      before = known.node;
    };
    for (const message of messages) {
      const date = new Date(message.sentAt).toLocaleDateString('en', { month: 'long', day: 'numeric' });
      if (date !== day)
        place('day ' + (day = date), date, () => element('div', { class: 'day' }, date));
      place(message.id, JSON.stringify(message), () => bubble(message, this.#actions));
    }
    for (const [key, { node }] of this.#drawn) {
      if (!keep.has(key)) {
        node.remove();
        this.#drawn.delete(key);
      }
    }
    const mineIsNew = messages.at(-1)?.mine && wall.lastElementChild.classList.contains('new');
    if (!stay || mineIsNew)
      this.toEnd();
    byId('down').hidden = this.#atEnd();
  }

  // Whoever works by keyboard stays on the card when it is edited.
  #replace(old, node) {
    const keys = [...old.querySelectorAll('.key')];
    const focused = keys.indexOf(document.activeElement);
    old.replaceWith(node);
    if (focused >= 0)
      ([...node.querySelectorAll('.key')][focused] ?? byId('history')).focus({ preventScroll: true });
  }

  #atEnd() {
    const history = byId('history');
    return this.#follow = history.scrollHeight - history.scrollTop - history.clientHeight < NEAR_END;
  }

  #actions = {
    send: text => this.send(text),
    isBusy: (id, data) => this.#busy.has(`${id} ${data}`),
    tap: (message, button) => this.#tap(message, button),
    open: address => this.#open(address),
    handOver: message => this.#handOver(message),
  };

  // A link to the bot acts here, as in Telegram; any other is the browser's.
  #open(address) {
    if (!leadsToBot(address, this.#view.botUsername))
      window.open(address, '_blank', 'noopener,noreferrer');
    else
      post('/sandbox/telegram/link', { person: this.#me, link: address }).catch(() => toast('Not sent: the sandbox does not answer'));
  }

  // The page has no chats between people: this stands for one showing another a link.
  #handOver(message) {
    const link = handedOn(message, this.#view.botUsername);
    if (!link)
      return null;
    return element('div', { class: 'hand' }, element('span', {}, 'Hand the link to'), ...this.#view.people
      .filter(person => person.id !== this.#me)
      .map(person => element('button', {
        type: 'button',
        'data-testid': `hand-${person.name.toLowerCase()}`,
        onclick: () => {
          this.#become(person.id);
          this.#open(link);
        },
      }, person.name)));
  }

  async #tap(message, button) {
    const tapped = `${message.id} ${button.callbackData}`;
    this.#busy.add(tapped);
    this.#spin(message.id, button.text, true);
    try {
      const answer = await post('/sandbox/telegram/tap', { person: this.#me, message: message.id, data: button.callbackData });
      if (answer.text && answer.alert) {
        byId('alert-text').textContent = answer.text;
        byId('alert').showModal();
      } else if (answer.text) {
        toast(answer.text);
      }
    } catch {
      toast('Not sent: the sandbox does not answer');
    } finally {
      this.#busy.delete(tapped);
      this.#spin(message.id, button.text, false);
    }
  }

  #spin(id, text, on) {
    for (const key of this.#drawn.get(id)?.node.querySelectorAll('.key') ?? []) {
      if (key.dataset.text !== text)
        continue;
      key.classList.toggle('busy', on);
      key.toggleAttribute('aria-busy', on);
    }
  }

  #typed() {
    const text = byId('text');
    byId('send').disabled = text.value.trim() === '';
    text.rows = Math.min(5, text.value.split('\n').length);
    this.#menu.filter(text.value);
  }

  #sendTyped() {
    const text = byId('text');
    if (text.value.trim() === '')
      return;
    this.send(text.value);
    text.value = '';
    this.#typed();
  }

  async send(text) {
    this.#menu.close();
    try {
      await post('/sandbox/telegram/send', { person: this.#me, text });
      this.toEnd();
    } catch {
      toast('Not sent: the sandbox does not answer');
    }
  }
}
