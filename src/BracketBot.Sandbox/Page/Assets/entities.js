// A text with Telegram's entities as nodes. Nothing of the text is ever parsed as HTML.
import { element, toast } from './dom.js';
import { pieces } from './links.js';

const commandPattern = /(^|[\s(])(\/[a-z0-9_]{1,32})(?![\w/])/gi;

export function formatted(text, entities, actions) {
  return between(text, 0, text.length, [...entities].sort((a, b) => a.offset - b.offset || b.length - a.length), actions);
}

function between(text, start, end, entities, actions) {
  const nodes = [];
  let at = start;
  let index = 0;
  while (index < entities.length) {
    const entity = entities[index++];
    if (entity.offset < at)
      continue;
    const past = Math.min(entity.offset + entity.length, end);
    const inner = [];
    while (index < entities.length && entities[index].offset < past)
      inner.push(entities[index++]);
    nodes.push(...plain(text.slice(at, entity.offset), actions));
    const isBlock = entity.type.endsWith('blockquote');
    nodes.push(wrap(entity, text.slice(entity.offset, past), between(text, entity.offset, past, inner, actions), actions));
    // A quote ends its own line.
    at = isBlock && text[past] === '\n' && past < end ? past + 1 : past;
  }
  nodes.push(...plain(text.slice(at, end), actions));
  return nodes;
}

function wrap(entity, text, children, actions) {
  switch (entity.type) {
    case 'bold': return element('strong', {}, ...children);
    case 'italic': return element('em', {}, ...children);
    case 'underline': return element('u', {}, ...children);
    case 'strikethrough': return element('s', {}, ...children);
    case 'code': return element('button', { type: 'button', class: 'copy', title: 'Copy', onclick: () => copy(text) }, text);
    case 'pre': return element('pre', {}, text);
    case 'blockquote':
    case 'expandable_blockquote': return element('blockquote', {}, ...children);
    case 'spoiler': return element('span', { class: 'spoiler', tabindex: 0 }, ...children);
    case 'text_link': return link(entity.url, children, actions);
    case 'date_time': return moment(entity, children);
    case 'bot_command': return command(text, actions);
    default: return element('span', {}, ...children);
  }
}

// Without a format Telegram shows the text as it stands, and the reader's own date and time on a touch. Formats are not drawn here: the text
// stands in for them, as with an old client.
function moment(entity, children) {
  const own = new Date(entity.unixTime * 1000).toLocaleString([], { dateStyle: 'medium', timeStyle: 'long' });
  return element('button', { type: 'button', class: 'moment', title: own, onclick: () => toast(own) }, ...children);
}

function plain(text, actions) {
  return pieces(text).flatMap(([piece, address]) => address ? [link(address, [piece], actions)] : commands(piece, actions));
}

function commands(text, actions) {
  const nodes = [];
  let at = 0;
  for (const found of text.matchAll(commandPattern)) {
    const from = found.index + found[1].length;
    nodes.push(text.slice(at, from), command(found[2], actions));
    at = from + found[2].length;
  }
  if (at < text.length)
    nodes.push(text.slice(at));
  return nodes;
}

const link = (address, children, actions) => element('a', {
  href: address,
  target: '_blank',
  rel: 'noopener noreferrer',
  onclick: event => {
    event.preventDefault();
    actions.open(address);
  },
}, ...children);

const command = (text, actions) =>
  element('button', { type: 'button', class: 'command', onclick: () => actions.send(text) }, text);

export async function copy(text) {
  try {
    await navigator.clipboard.writeText(text);
    toast('Copied to clipboard');
  } catch {
    toast('The browser does not allow copying here');
  }
}
