// /cancel ORDER LEG with telegraf, as its documentation starts it.
import { Markup, Telegraf } from "telegraf";
import { cancel, findLeg } from "./broker.js";
import { ask, keep, question, settle, take } from "./dialogs.js";
import { apiUrl, token } from "./settings.js";

const bot = new Telegraf(token, { telegram: { apiRoot: apiUrl } });

bot.command("cancel", async (ctx) => {
  const [orderId, leg] = ctx.args;
  const row = await findLeg(ctx.from.id, orderId, leg);
  if (!row) return ctx.reply("No such open leg.");
  const id = ask(ctx.from.id, row);
  const buttons = [Markup.button.callback("Cancel it", `yes:${id}`), Markup.button.callback("Keep", `no:${id}`)];
  await ctx.reply(question(row), Markup.inlineKeyboard(buttons));
});

bot.action(/^yes:(\d+)$/, async (ctx) => {
  const dialog = take(Number(ctx.match[1]), ctx.from.id);
  if (!dialog) return ctx.answerCbQuery("That was answered.");
  const result = await cancel(dialog);
  settle(dialog.id, result);
  await ctx.editMessageText(`${dialog.order_id}: ${result.message}`);
  await ctx.answerCbQuery();
});

bot.action(/^no:(\d+)$/, async (ctx) => {
  keep(Number(ctx.match[1]));
  await ctx.editMessageText("Kept.");
  await ctx.answerCbQuery();
});

bot.catch((error) => console.error(error.message));
bot.launch();
