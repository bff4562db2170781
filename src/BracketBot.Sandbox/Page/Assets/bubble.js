// One message: bubble, file, time, inline keyboard.
import { clock, element } from './dom.js';
import { copy, formatted } from './entities.js';

export function bubble(message, actions) {
  const meta = element('span', { class: 'meta' },
    message.silent ? element('span', { class: 'silent', title: 'It came without a sound', 'data-testid': 'silent' }, 'silent ') : null,
    message.edited ? 'edited ' : '',
    element('time', { datetime: message.sentAt }, clock(message.sentAt)));
  const body = element('div', { class: 'bubble' },
    message.forwardedFrom ? element('span', { class: 'from' }, `Forwarded from ${message.forwardedFrom}`) : null,
    message.replyTo ? element('span', { class: 'reply' }, message.replyTo) : null,
    message.file ? file(message.file) : null,
    ...formatted(message.text, message.entities, actions),
    meta);
  const keyboard = message.keyboard.length > 0
    ? element('div', { class: 'keyboard' }, ...message.keyboard.map(row => element('div', {}, ...row.map(button => key(message, button, actions)))))
    : null;
  const names = ['message', message.mine && 'mine', keyboard && 'has-keyboard', message.file?.isPhoto && 'has-photo'].filter(Boolean).join(' ');
  return element('article', { class: names, 'data-testid': 'message', 'data-id': message.id, 'data-mine': String(message.mine) },
    body, keyboard, message.mine ? null : actions.handOver(message));
}

function file(it) {
  if (it.isPhoto) {
    return element('a', { class: 'photo', href: it.address, target: '_blank', 'data-testid': 'photo' },
      element('img', { src: it.address, width: it.width, height: it.height, alt: 'Photo' }));
  }
  return element('a', { class: 'document', href: it.address, download: it.name, 'data-testid': 'document' },
    element('i', { 'aria-hidden': 'true' }, '↓'),
    element('span', {}, element('b', {}, it.name), element('small', {}, size(it.size))));
}

const size = bytes => bytes < 1000 ? `${bytes} B` : bytes < 1e6 ? `${(bytes / 1e3).toFixed(1)} kB` : `${(bytes / 1e6).toFixed(1)} MB`;

function key(message, button, actions) {
  const busy = button.callbackData && actions.isBusy(message.id, button.callbackData);
  return element('button', {
    type: 'button',
    class: busy ? 'key busy' : 'key',
    'data-testid': 'button',
    'data-text': button.text,
    'data-style': button.style,
    'data-url': button.url,
    disabled: button.disabled,
    'aria-busy': busy ? 'true' : null,
    onclick: () => {
      if (button.callbackData)
        actions.tap(message, button);
      else if (button.copyText)
        copy(button.copyText);
      else
        actions.open(button.url);
    },
  }, button.text);
}
