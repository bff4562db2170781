// Addresses: which lead into the chat with the bot, and which into a browser.
const plainAddress = /\b(?:https?:\/\/|t\.me\/)[^\s<>"'«»]*[^\s<>"'«».,;:!?)\]]/gi;

// The pieces of a text, addresses apart: [text, address or null].
export function pieces(text) {
  const found = [];
  let at = 0;
  for (const match of text.matchAll(plainAddress)) {
    found.push([text.slice(at, match.index), null], [match[0], match[0].startsWith('http') ? match[0] : `https://${match[0]}`]);
    at = match.index + match[0].length;
  }
  found.push([text.slice(at), null]);
  return found.filter(([piece]) => piece !== '');
}

// Whether an address leads to the bot: https://t.me/name?start=payload, or the tg: form of it.
export function leadsToBot(address, bot) {
  if (!URL.canParse(address))
    return false;
  const url = new URL(address);
  const name = url.protocol === 'tg:' ? url.searchParams.get('domain')
    : /^(t|telegram)\.me$/.test(url.hostname) ? url.pathname.replaceAll('/', '') : null;
  return name?.toLowerCase() === bot.toLowerCase();
}

// The first address of a message that says something to the bot: what one person hands to another.
export function handedOn(message, bot) {
  const addresses = [
    ...message.keyboard.flat().map(button => button.url),
    ...message.entities.map(entity => entity.url),
    ...pieces(message.text).map(([, address]) => address),
  ];
  return addresses.find(address => address && leadsToBot(address, bot) && new URL(address).searchParams.get('start')) ?? null;
}
