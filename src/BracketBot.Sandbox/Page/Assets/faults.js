// The switches: what goes wrong at the broker, at Telegram and with the bot.
import { byId, element, post } from './dom.js';

const brokerFaults = [
  { id: 'slow', title: 'Slow broker', hint: 'Every answer takes 4 seconds', kind: 'Slow', order: { fault: 'slow', seconds: 4 } },
  { id: 'drop-before', title: 'Broker dies before acting', hint: 'Cancels are lost', kind: 'Drop', detail: 'before', order: { fault: 'drop', when: 'before', call: 'cancel' } },
  { id: 'drop-after', title: 'Broker dies after acting', hint: 'Cancels happen, answers are lost', kind: 'Drop', detail: 'after', order: { fault: 'drop', when: 'after', call: 'cancel' } },
  { id: 'error', title: 'Error 44000', hint: '`exchange_order_id` can’t be blank', kind: 'AnswerError', order: { fault: 'answerError', call: 'cancel' } },
  { id: 'address', title: 'Address not registered', hint: 'Cancels get 403, reads pass', kind: 'AddressRefused', order: { fault: 'addressRefused', call: 'cancel' } },
  { id: 'login-state', title: 'Login mixes up the state', hint: 'It comes back with another', kind: 'WrongState', order: { fault: 'wrongState', call: 'logIn' } },
  { id: 'login-error', title: 'Login fails', hint: 'It comes back with server_error', kind: 'LogInError', order: { fault: 'logInError', call: 'logIn' } },
  { id: 'token', title: 'No tokens', hint: 'The token endpoint answers 500', kind: 'HttpStatus', order: { fault: 'httpStatus', status: 500, call: 'token' } },
];

const profileHints = {
  Documented: 'Numbers as numbers or text, absent ones as null, 0, "" or {}',
  Terse: 'No empty fields, an empty list is an error, no history',
  Odd: 'Words for statuses, a row of totals, cancels take 6 seconds',
};

export class Faults {
  #switches = new Map();
  #view = null;
  #status = null;
  #restarting = false;

  constructor() {
    for (const each of brokerFaults) {
      this.#add(each.id, each.title, each.hint, on => on
        ? post('/sandbox/broker/faults', each.order)
        : post('/sandbox/broker/faults/off', { id: this.#active(each).id }));
    }
    this.#add('session', 'Session expired', 'As at midnight: log in again', on =>
      post(`/sandbox/broker/session/${on ? 'expire' : 'renew'}`, { clientId: this.#view.mine }));
    this.#add('telegram-away', 'Telegram away', 'Connections are cut', on => post('/sandbox/telegram/away', { on }));
    byId('profile').addEventListener('change', () => post('/sandbox/broker/profile', { profile: byId('profile').value }));
    byId('bot-kill').addEventListener('click', () => post('/sandbox/bot/kill'));
    byId('bot-start').addEventListener('click', () => this.#restart());
  }

  drawBroker(view) {
    this.#view = view;
    for (const each of brokerFaults)
      this.#set(each.id, this.#active(each) !== undefined);
    this.#set('session', !view.sessions.find(session => session.clientId === view.mine)?.isAlive);
    byId('profile').value = view.profile;
    byId('profile-hint').textContent = profileHints[view.profile];
  }

  drawStatus(status) {
    this.#status = status;
    this.#set('telegram-away', status.telegramAway);
    const state = byId('bot-state');
    state.dataset.state = status.bot;
    state.textContent = status.bot;
    byId('bot-detail').textContent = detail(status);
    const alive = status.bot === 'running' || status.bot === 'starting';
    byId('bot-kill').disabled = !alive;
    byId('bot-start').disabled = status.bot === 'elsewhere';
    byId('bot-start').textContent = alive ? 'Kill and restart' : 'Start again';
    if (this.#restarting && !alive) {
      this.#restarting = false;
      post('/sandbox/bot/start');
    }
  }

  // The process is gone only a moment after it was killed: the start waits for the news of it.
  async #restart() {
    if (this.#status.bot === 'running' || this.#status.bot === 'starting') {
      this.#restarting = true;
      await post('/sandbox/bot/kill');
    } else {
      await post('/sandbox/bot/start');
    }
  }

  #active(each) {
    return this.#view?.faults.find(fault => fault.fault === each.kind && (!each.detail || fault.detail.startsWith(each.detail)));
  }

  #add(id, title, hint, turn) {
    const node = element('button', {
      type: 'button',
      class: 'fault',
      role: 'switch',
      'aria-checked': 'false',
      'data-testid': `fault-${id}`,
      onclick: () => turn(node.getAttribute('aria-checked') !== 'true'),
    }, element('span', {}, title, element('small', {}, hint)), element('i', { 'aria-hidden': 'true' }));
    this.#switches.set(id, node);
    byId('faults').append(node);
  }

  #set(id, on) {
    this.#switches.get(id).setAttribute('aria-checked', String(on));
  }
}

function detail(status) {
  switch (status.bot) {
    case 'running': return `Process ${status.processId}, the real program`;
    case 'starting': return `Process ${status.processId} is waking up`;
    case 'killed': return 'No process: killed without a warning';
    case 'failed': return `It ended by itself with exit code ${status.exitCode}: see its log`;
    case 'stopped': return 'No process';
    default: return 'Started elsewhere';
  }
}
