namespace BracketBot.Core;

/// <summary>One change to the database, declared beside the aggregate it belongs to. Several make a commit.</summary>
public abstract record Write;
