// BracketBot's own names for settings: the load driver gives all bots the same.
export const token = process.env.Telegram__BotToken;
export const apiUrl = process.env.Telegram__ApiUrl;
export const brokerUrl = process.env.Broker__BaseUrl;

// As the load driver names its traders.
export const clientOf = (userId) => `C${userId}`;
export const tokenOf = (userId) => `T${userId}`;
