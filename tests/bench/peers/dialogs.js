// What was asked and what came of it, in a file that outlives the bot. SQLite's own defaults but for the write-ahead log: a commit is not synced.
import Database from "better-sqlite3";

const db = new Database("dialogs.db");
db.pragma("journal_mode = WAL");
db.pragma("synchronous = NORMAL");
db.exec(`create table if not exists dialog (
  id integer primary key, user_id integer not null, order_id text not null, exchange_order_id text not null, leg text not null, status text not null,
  state text not null, answer text)`);
const insert = db.prepare(
  "insert into dialog (user_id, order_id, exchange_order_id, leg, status, state) values (?, ?, ?, ?, ?, 'asked') returning id");
const select = db.prepare("select * from dialog where id = ?");
const update = db.prepare("update dialog set state = ?, answer = ? where id = ? and state = ?");

export const ask = (userId, row) => insert.get(userId, row.oms_order_id, row.exchange_order_id, row.leg_order_indicator, row.order_status).id;

// The dialog where it waits for its user's tap and now is sent; undefined otherwise, so a second tap sends nothing.
export function take(id, userId) {
  const dialog = select.get(id);
  return dialog?.user_id === userId && update.run("sent", null, id, "asked").changes === 1 ? dialog : undefined;
}

export const keep = (id) => update.run("kept", null, id, "asked");

export const settle = (id, result) => update.run(result.isTaken ? "done" : "refused", result.message, id, "sent");

export const question = (row) =>
  `Cancel ${row.order_side} ${row.quantity} ${row.trading_symbol} at ${row.price}? (${row.leg_order_indicator} of ${row.oms_order_id})`;
