namespace BracketBot.Core;

/// <summary>One change to the database, declared next to the aggregate it changes. Several make a commit.</summary>
public abstract record Write;
