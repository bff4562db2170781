// The kart API, over a pool of kept connections.
import { Agent, request } from "undici";
import { brokerUrl, clientOf, tokenOf } from "./settings.js";

const dispatcher = new Agent({ connections: 128, keepAliveTimeout: 60_000 });

async function call(userId, method, path, packet) {
  const headers = { authorization: `Bearer ${tokenOf(userId)}` };
  if (packet) headers["content-type"] = "application/json";
  const { body } = await request(brokerUrl + path, { dispatcher, method, headers, body: packet && JSON.stringify(packet) });
  return await body.json();
}

export async function findLeg(userId, orderId, leg) {
  const answer = await call(userId, "GET", `/api/v1/orders?type=pending&client_id=${clientOf(userId)}`);
  if (answer.status !== "success") throw new Error(answer.message);
  return answer.data.orders.find((row) => row.oms_order_id === orderId && row.leg_order_indicator === leg);
}

// The broker's own words.
export async function cancel(dialog) {
  const answer = await call(dialog.user_id, "DELETE", `/api/v1/orders/kart/${dialog.order_id}`, {
    client_id: clientOf(dialog.user_id),
    exchange_order_id: dialog.exchange_order_id,
    execution_type: "BO",
    leg_order_indicator: dialog.leg,
    oms_order_id: dialog.order_id,
    status: dialog.status,
  });
  return { isTaken: answer.status === "success", message: answer.data?.message ?? answer.message };
}
