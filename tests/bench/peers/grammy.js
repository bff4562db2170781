// /cancel ORDER LEG with grammY and its runner: updates side by side, those of one chat in turn.
import { run, sequentialize } from "@grammyjs/runner";
import { Bot, InlineKeyboard } from "grammy";
import { cancel, findLeg } from "./broker.js";
import { ask, keep, question, settle, take } from "./dialogs.js";
import { apiUrl, token } from "./settings.js";

const bot = new Bot(token, { client: { apiRoot: apiUrl } });
bot.use(sequentialize((ctx) => ctx.chat?.id.toString()));

bot.command("cancel", async (ctx) => {
  const [orderId, leg] = ctx.match.split(/\s+/);
  const row = await findLeg(ctx.from.id, orderId, leg);
  if (!row) return ctx.reply("No such open leg.");
  const id = ask(ctx.from.id, row);
  await ctx.reply(question(row), { reply_markup: new InlineKeyboard().text("Cancel it", `yes:${id}`).text("Keep", `no:${id}`) });
});

bot.callbackQuery(/^yes:(\d+)$/, async (ctx) => {
  const dialog = take(Number(ctx.match[1]), ctx.from.id);
  if (!dialog) return ctx.answerCallbackQuery("That was answered.");
  const result = await cancel(dialog);
  settle(dialog.id, result);
  await ctx.editMessageText(`${dialog.order_id}: ${result.message}`);
  await ctx.answerCallbackQuery();
});

bot.callbackQuery(/^no:(\d+)$/, async (ctx) => {
  keep(Number(ctx.match[1]));
  await ctx.editMessageText("Kept.");
  await ctx.answerCallbackQuery();
});

bot.catch((error) => console.error(error.message));
run(bot);
