// Brings the parts together: one stream of events in, each part draws what is its own.
import { Alerts } from './alerts.js';
import { Chat } from './chat.js';
import { Desk } from './desk.js';
import { Faults } from './faults.js';

const chat = new Chat();
const desk = new Desk();
const faults = new Faults();
const alerts = new Alerts(text => chat.send(text));
let broker = null;
let mine = null;

// Whose book it is goes by who the page is; somebody without one looks at the first.
function drawBroker() {
  const view = { ...broker, mine: mine ?? broker.sessions[0]?.clientId };
  desk.draw(view);
  faults.drawBroker(view);
  alerts.drawBroker(view);
}

chat.onShown = person => {
  alerts.read(person.messages);
  if (person.clientId === mine)
    return;
  mine = person.clientId;
  if (broker)
    drawBroker();
};

const stream = new EventSource('/sandbox/events');
stream.addEventListener('open', () => chat.connected(true));
stream.addEventListener('error', () => chat.connected(false));
stream.addEventListener('chats', event => chat.draw(JSON.parse(event.data)));
stream.addEventListener('broker', event => {
  broker = JSON.parse(event.data);
  drawBroker();
});
stream.addEventListener('status', event => faults.drawStatus(JSON.parse(event.data)));

for (const button of document.querySelectorAll('[data-show]')) {
  button.addEventListener('click', () => {
    document.body.dataset.view = button.dataset.show;
    for (const other of document.querySelectorAll('[data-show]'))
      other.setAttribute('aria-pressed', String(other === button));
    if (button.dataset.show === 'chat')
      chat.toEnd();
  });
}
