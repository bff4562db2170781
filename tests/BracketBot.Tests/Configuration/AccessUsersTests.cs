using BracketBot.Core.Accounts;

namespace BracketBot.Tests.Configuration;

public sealed class AccessUsersTests
{
    [Fact]
    public void Users_Given_AreLinkedWithTheirSessions()
    {
        var users = Given.Settings([.. Given.User(0), .. Given.User(1, "5002", "YA0007", "other-token")]).Access.Users;

        Assert.Equal(
            [
                new ConfiguredUser(new TelegramUserId(5001), new ClientId("YA0002"), "user-token"),
                new ConfiguredUser(new TelegramUserId(5002), new ClientId("YA0007"), "other-token"),
            ],
            users);
    }

    [Fact]
    public void User_WithAnIdAlone_LinksAnAccountInTheChat() =>
        Assert.Equal(
            new ConfiguredUser(new TelegramUserId(5001), null, null), Assert.Single(Given.Settings([.. Given.User(0, client: null, token: null)]).Access.Users));

    [Theory]
    [InlineData(null, "YA0002", "t", "TelegramUserId", "nothing")]
    [InlineData("0", "YA0002", "t", "TelegramUserId", "1 characters that don't fit")]
    [InlineData("-5001", "YA0002", "t", "TelegramUserId", "5 characters that don't fit")]
    [InlineData("@asha", "YA0002", "t", "TelegramUserId", "5 characters that don't fit")]
    [InlineData("<your id>", "YA0002", "t", "TelegramUserId", "the placeholder of the example")]
    [InlineData("5001", null, "t", "ClientId", "nothing")]
    [InlineData("5001", "YA 0002", "t", "ClientId", "7 characters that don't fit")]
    [InlineData("5001", "YA0002", null, "AccessToken", "nothing")]
    [InlineData("5001", "YA0002", "<today's>", "AccessToken", "the placeholder of the example")]
    public void User_WithOneBadField_IsOneLine(string? id, string? client, string? token, string field, string got)
    {
        var error = Assert.Single(Given.Errors(Given.User(0, id, client, token)));

        Assert.Equal($"Access:Users:0:{field}", error.Key);
        Assert.Equal(got, error.Got);
    }

    [Fact]
    public void User_Twice_IsAnError()
    {
        var error = Assert.Single(Given.Errors([.. Given.User(0), .. Given.User(1, client: "YA0007")]));

        Assert.Equal("Access:Users:1:TelegramUserId: got 5001 a second time; takes each Telegram user once", error.ToString());
    }

    [Fact]
    public void Users_BothWithoutId_AreNotCalledTheSame() =>
        Assert.Equal(
            ["Access:Users:0:TelegramUserId", "Access:Users:1:TelegramUserId"],
            Given.Errors([.. Given.User(0, null), .. Given.User(1, null)]).Select(e => e.Key));

    [Fact]
    public void User_WithAFieldTooMany_IsAnError() =>
        Assert.Equal("Access:Users:0:Name", Assert.Single(Given.Errors([.. Given.User(0), ("Access:Users:0:Name", "Asha")])).Key);
}
