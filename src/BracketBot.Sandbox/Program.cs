using BracketBot.Sandbox;

return await SandboxProgram.RunAsync(args);
