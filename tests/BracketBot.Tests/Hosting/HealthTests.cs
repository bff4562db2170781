using BracketBot.Hosting;

namespace BracketBot.Tests.Hosting;

public sealed class HealthTests
{
    [Fact]
    public void Ready_NothingFails_IsOneLine() => Assert.Equal("ready\n", HealthEndpoints.Ready(null));

    [Fact]
    public void Ready_WhatTheDatabaseCantDo_IsASecondLine() =>
        Assert.Equal(
            "ready\nThe database can't bring its journal into the data file; the log says why\n",
            HealthEndpoints.Ready("The database can't bring its journal into the data file"));
}
