// The broker's own view: order book and requests.
import { byId, clock, element, post, toast } from './dom.js';
import { copy } from './entities.js';

const price = value => value.toFixed(2);

export class Desk {
  #seen = new Map();
  #orders = new Map();
  #moves = true;

  constructor() {
    byId('market-toggle').addEventListener('click', () => post(`/sandbox/broker/market/${this.#moves ? 'pause' : 'resume'}`));
    byId('midnight').addEventListener('click', async () => {
      await post('/sandbox/broker/midnight');
      toast('Midnight: every session is over');
    });
    byId('reset').addEventListener('click', () => {
      this.#seen.clear();
      return post('/sandbox/broker/reset');
    });
  }

  draw(view) {
    this.#moves = view.marketMoves;
    byId('market').textContent = view.marketMoves ? 'live' : 'prices stand still';
    byId('market-toggle').textContent = view.marketMoves ? 'Pause prices' : 'Let prices move';
    this.#drawSessions(view.sessions, view.mine);
    this.#drawOrders(view);
    byId('cancels').textContent = view.cancels;
    byId('cancels-word').textContent = view.cancels === 1 ? 'cancel' : 'cancels';
    this.#drawRequests(view.lastRequests);
  }

  #drawSessions(sessions, mine) {
    const box = byId('sessions');
    const drawn = JSON.stringify([sessions, mine]);
    if (box.dataset.drawn === drawn)
      return;
    box.dataset.drawn = drawn;
    const focused = box.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
    box.replaceChildren(...sessions.map(session => element('button', {
      type: 'button',
      class: session.isAlive ? 'session live' : 'session',
      title: `${session.name}: ${session.tokens} good ${session.tokens === 1 ? 'token' : 'tokens'}. A click copies a further one, as the broker's portal gives.`,
      'data-testid': `session-${session.clientId.toLowerCase()}`,
      'data-alive': String(session.isAlive),
      onclick: async () => copy((await post('/sandbox/broker/token', { clientId: session.clientId })).token),
    }, session.clientId, element('small', {}, session.isAlive ? 'logged in' : 'session over'))));
    if (focused)
      box.querySelector(`[data-testid="${focused}"]`)?.focus({ preventScroll: true });
  }

  #drawOrders(view) {
    const rank = order => order.isOpen ? 0 : 1;
    const mine = view.mine;
    const sorted = [...view.orders].sort((a, b) => rank(a) - rank(b) || (a.clientId === mine ? 0 : 1) - (b.clientId === mine ? 0 : 1));
    const nodes = [];
    let closed = false;
    for (const order of sorted) {
      if (!order.isOpen && !closed) {
        closed = true;
        nodes.push(this.#keep('closed', '', () => element('h3', { class: 'section-name' }, 'Closed')));
      }
      nodes.push(this.#keep(order.omsOrderId, JSON.stringify(order) + (order.clientId === mine), () => this.#order(order, mine)));
    }
    const box = byId('orders');
    nodes.forEach((node, index) => {
      if (box.children[index] !== node)
        box.insertBefore(node, box.children[index] ?? null);
    });
    while (box.children.length > nodes.length)
      box.lastElementChild.remove();
  }

  // A node is made anew only when what it shows has changed, so that focus and flashes live.
  #keep(key, state, make) {
    let known = this.#orders.get(key);
    if (!known || known.state !== state) {
      const node = make();
      const focused = known?.node.contains(document.activeElement) ? document.activeElement.dataset.testid : null;
      known?.node.replaceWith(node);
      if (focused)
        node.querySelector(`[data-testid="${focused}"]`)?.focus({ preventScroll: true });
      this.#orders.set(key, known = { state, node });
    }
    return known.node;
  }

  #order(order, mine) {
    const entry = order.legs[0];
    const side = String(entry.side).toUpperCase();
    return element('article', { class: order.isOpen ? 'order' : 'order closed', 'data-testid': 'order', 'data-order': order.omsOrderId },
      element('header', {},
        element('h3', {}, order.symbol),
        element('span', { class: side === 'BUY' ? 'side-buy' : 'side-sell' }, `${side} ${order.legs.filter(leg => leg.leg === entry.leg).reduce((sum, leg) => sum + leg.quantity, 0)}`),
        element('span', { class: 'dim' }, [order.exchange, order.product, order.executionType === 'BO' ? null : order.executionType].filter(Boolean).join(' · ')),
        element('span', { class: 'id' }, order.omsOrderId),
        order.clientId === mine ? null : element('span', { class: 'pill' }, `${order.clientId}, another client`),
        element('span', { class: 'ltp', title: 'Last price' }, price(order.lastPrice))),
      element('table', { class: 'legs' },
        element('tbody', {}, ...order.legs.map(leg => this.#leg(order, leg)))));
  }

  #leg(order, leg) {
    const key = `${order.omsOrderId} ${leg.leg} ${leg.pair} ${leg.role}`;
    const state = `${leg.status} ${leg.filled} ${leg.price} ${leg.triggerPrice} ${leg.quantity}`;
    const changed = this.#seen.has(key) && this.#seen.get(key) !== state;
    this.#seen.set(key, state);
    const role = leg.role === 'plain' ? 'Order' : leg.role[0].toUpperCase() + leg.role.slice(1);
    // An entry's indicator says what its role says.
    const indicator = leg.leg.toLowerCase() === leg.role ? '' : leg.leg + (leg.pair > 1 ? ` ${leg.pair}` : '');
    const at = leg.triggerPrice > 0 ? [price(leg.triggerPrice), ' ', element('small', {}, 'trigger')] : [leg.price > 0 ? price(leg.price) : 'market'];
    const part = leg.quantity > 0 ? Math.round(leg.filled / leg.quantity * 100) : 0;
    const bar = element('span', { class: 'bar', 'aria-hidden': 'true' }, element('i'));
    bar.firstElementChild.style.width = `${part}%`;
    return element('tr', {
      class: [changed && 'flash', !leg.isOpen && 'done'].filter(Boolean).join(' '),
      'data-testid': 'leg-row',
      'data-order': order.omsOrderId,
      'data-leg': leg.leg,
      'data-role': leg.role,
      'data-status': leg.status,
      'data-open': String(leg.isOpen),
    },
      element('td', {}, element('span', { class: 'leg-name' }, role, indicator ? element('small', {}, indicator) : null)),
      element('td', { class: 'num' }, ...at),
      element('td', { class: 'num' }, bar, element('span', { class: 'part' }, `${leg.filled}/${leg.quantity}`)),
      element('td', { class: 'stat' }, element('span', { class: `pill ${tone(leg)}`, title: leg.rejectionReason || null }, leg.status.replaceAll('_', ' ').toLowerCase())),
      element('td', {}, leg.isOpen && leg.exchangeOrderId ? element('button', {
        type: 'button',
        class: 'fill',
        'aria-label': `Fill ${leg.leg} of ${order.symbol} now`,
        'data-testid': `fill-${order.omsOrderId}-${leg.leg}-${leg.pair}`,
        onclick: () => post('/sandbox/broker/fill', { omsOrderId: order.omsOrderId, leg: leg.leg, exchangeOrderId: leg.exchangeOrderId }),
      }, 'Fill') : null));
  }

  #drawRequests(requests) {
    if (requests.length === 0) {
      byId('requests').replaceChildren(element('li', { class: 'none' }, 'Nothing asked yet.'));
      return;
    }
    byId('requests').replaceChildren(...requests.slice(-30).reverse().map(request => {
      const cancel = request.call === 'Cancel';
      const code = request.answeredStatus ?? (request.finishedAt ? 'cut' : '…');
      const more = [clock(request.receivedAt), cancel ? leg(request) : null, request.fault].filter(Boolean).join(' · ');
      return element('li', { class: cancel ? 'cancel' : '', 'data-testid': 'request', 'data-method': request.method },
        element('span', { class: 'verb' }, request.method),
        element('span', { class: 'path', title: request.path + request.rawQuery }, request.path.replace('/api/v1', '') + shortQuery(request)),
        element('span', { class: code === 200 ? 'code ok' : 'code no' }, String(code)),
        cancel || request.fault ? element('span', { class: 'more' }, more) : null);
    }));
  }
}

function tone(leg) {
  if (/REJECT|CANCEL/.test(leg.status))
    return 'bad';
  if (/COMPLETE/.test(leg.status))
    return 'good';
  return /TRIGGER|AMO/.test(leg.status) ? 'wait' : 'live';
}

const shortQuery = request => {
  const type = new URLSearchParams(request.rawQuery).get('type');
  return type ? `?type=${type}` : '';
};

// The leg that a cancel names, in the body or, as the official client does it, in the query.
function leg(request) {
  try {
    const packet = JSON.parse(request.body || decodeURIComponent(request.rawQuery.slice(1)));
    return `${packet.leg_order_indicator} ${packet.exchange_order_id}`;
  } catch {
    return null;
  }
}
