// One message: bubble, time, inline keyboard.
import { clock, element } from './dom.js';
import { copy, formatted } from './entities.js';

export function bubble(message, actions) {
  const meta = element('span', { class: 'meta' }, message.edited ? 'edited ' : '', element('time', { datetime: message.sentAt }, clock(message.sentAt)));
  const body = element('div', { class: 'bubble' },
    message.forwardedFrom ? element('span', { class: 'from' }, `Forwarded from ${message.forwardedFrom}`) : null,
    message.replyTo ? element('span', { class: 'reply' }, message.replyTo) : null,
    ...formatted(message.text, message.entities, actions.send),
    meta);
  const keyboard = message.keyboard.length > 0
    ? element('div', { class: 'keyboard' }, ...message.keyboard.map(row => element('div', {}, ...row.map(button => key(message, button, actions)))))
    : null;
  const names = ['message', message.mine && 'mine', keyboard && 'has-keyboard'].filter(Boolean).join(' ');
  return element('article', { class: names, 'data-testid': 'message', 'data-id': message.id, 'data-mine': String(message.mine) }, body, keyboard);
}

function key(message, button, actions) {
  const busy = button.callbackData && actions.isBusy(message.id, button.callbackData);
  return element('button', {
    type: 'button',
    class: busy ? 'key busy' : 'key',
    'data-testid': 'button',
    'data-text': button.text,
    'data-style': button.style,
    disabled: button.disabled,
    'aria-busy': busy ? 'true' : null,
    onclick: () => {
      if (button.callbackData)
        actions.tap(message, button);
      else if (button.copyText)
        copy(button.copyText);
      else
        window.open(button.url, '_blank', 'noopener,noreferrer');
    },
  }, button.text);
}
