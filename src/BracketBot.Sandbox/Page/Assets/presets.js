// Bodies to begin with, made of what stands in the broker's book at that moment.
export const presets = [
  {
    id: 'tradingview',
    title: 'TradingView',
    hint: 'What TradingView posts, for the first open bracket',
    body: book => {
      const order = first(book);
      return json({ text: `${ticker(order)} crossed ${order.lastPrice.toFixed(2)}`, symbol: ticker(order), exchange: order.exchange });
    },
  },
  {
    id: 'order',
    title: 'Order and leg',
    hint: 'Names the order and the leg itself',
    body: book => {
      const order = first(book);
      return json({ text: 'Out of it', order: order.omsOrderId, leg: order.legs.find(leg => leg.isOpen).leg });
    },
  },
  {
    id: 'text',
    title: 'Plain text',
    hint: 'No JSON: the symbol is found in the text',
    body: book => `${first(book).symbol}: RSI crossed 70, alert {{n}}`,
  },
  {
    id: 'nothing',
    title: 'No match',
    hint: 'Nothing open is meant',
    body: () => json({ text: 'Bitcoin crossed 70,000', symbol: 'BTCUSD', exchange: 'BITSTAMP' }),
  },
  {
    id: 'hostile',
    title: 'Hostile',
    hint: 'Markup, marks that turn the direction, zero bytes, deep JSON',
    body: book => json({
      text: `<b>bold</b><script>alert(1)</script> &amp; \u202etxet\u202c \u0000 *_\`[x](tg://user?id=1) ${first(book).symbol} ${'a\u0301\u0323'.repeat(40)}`,
      symbol: first(book).symbol,
      '<i>field</i>': '</code></pre>\u2066\ufeff',
      deep: [[['{"a":{"b":{"c":{}}}}']]],
    }),
  },
];

const nobody = { symbol: 'IDEA-EQ', exchange: 'NSE', omsOrderId: '20240314929', lastPrice: 11.9, legs: [{ leg: 'ENTRY', isOpen: true }] };

function first(book) {
  return book.orders.find(order => order.isOpen && order.executionType === 'BO' && order.clientId === book.mine && order.legs.some(leg => leg.isOpen)) ?? nobody;
}

// A chart knows a share without its series.
const ticker = order => order.symbol.replace(/-[A-Z]{2}$/, '');

// One field a line, so that it reads well in a narrow box.
const json = fields =>
  `{\n${Object.entries(fields).map(([name, value]) => ` ${JSON.stringify(name)}: ${JSON.stringify(value)}`).join(',\n')}\n}`;
