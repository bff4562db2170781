// The command menu: by its button, or by typing a slash.
import { byId, element } from './dom.js';

export class Menu {
  commands = [];
  #choose;

  constructor(choose) {
    this.#choose = choose;
    byId('slash').addEventListener('click', () => byId('menu').hidden ? this.#open(this.commands, true) : this.close());
    document.addEventListener('keydown', event => {
      if (event.key === 'Escape' && !byId('menu').hidden) {
        this.close();
        byId('text').focus();
      }
    });
    document.addEventListener('click', event => {
      if (!event.target.closest('#menu, .composer'))
        this.close();
    });
    byId('menu').addEventListener('keydown', event => this.#arrow(event));
    byId('text').addEventListener('keydown', event => {
      if (event.key === 'ArrowUp' && !byId('menu').hidden) {
        event.preventDefault();
        byId('menu').lastElementChild.focus();
      }
    });
  }

  filter(typed) {
    const fitting = /^\/\w*$/.test(typed) ? this.commands.filter(each => each.command.startsWith(typed.slice(1).toLowerCase())) : [];
    if (fitting.length > 0)
      this.#open(fitting, false);
    else
      this.close();
  }

  close() {
    byId('menu').hidden = true;
    byId('slash').setAttribute('aria-expanded', 'false');
  }

  #open(commands, focus) {
    if (commands.length === 0)
      return;
    const menu = byId('menu');
    menu.replaceChildren(...commands.map(each => element('button', {
      type: 'button',
      role: 'option',
      onclick: () => this.#take(each.command),
    }, element('strong', {}, '/' + each.command), element('span', {}, each.description))));
    menu.hidden = false;
    byId('slash').setAttribute('aria-expanded', 'true');
    if (focus)
      menu.firstElementChild.focus();
  }

  #take(command) {
    byId('text').value = '';
    byId('send').disabled = true;
    this.#choose('/' + command);
    byId('text').focus();
  }

  #arrow(event) {
    const step = { ArrowDown: 'nextElementSibling', ArrowUp: 'previousElementSibling' }[event.key];
    if (!step)
      return;
    event.preventDefault();
    (document.activeElement[step] ?? byId('text')).focus();
  }
}
