using System.Text;
using BracketBot.LoadDriver.Http;

namespace BracketBot.Sandbox.Tests.LoadDriver;

public class RequestParserTests
{
    private const string Poll = "GET /bot1:a/getUpdates?offset=7&limit=100 HTTP/1.1\r\nHost: x\r\n\r\n";

    private const string Cancel =
        "DELETE /api/v1/orders/kart/20240314929 HTTP/1.1\r\nAuthorization: Bearer T1\r\ncontent-type: application/json\r\nCONTENT-LENGTH: 19\r\n\r\n{\"client_id\":\"C1\"}\n";

    private const string Chunked =
        "POST /bot1:a/sendMessage HTTP/1.1\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n"
        + "8\r\n{\"text\":\r\nA;name=value\r\n\"a\r\n\\nb \"}\r\n0\r\nTrailer: x\r\n\r\n";

    [Theory]
    [InlineData(Poll, "GET", "/bot1:a/getUpdates", "offset=7&limit=100", "", "", "")]
    [InlineData(Cancel, "DELETE", "/api/v1/orders/kart/20240314929", "", "application/json", "Bearer T1", "{\"client_id\":\"C1\"}\n")]
    [InlineData(Chunked, "POST", "/bot1:a/sendMessage", "", "application/json", "", "{\"text\":\"a\r\n\\nb \"}")]
    public void TryRead_SplitAtEveryByte_IsWholeOnlyAtTheEnd(
        string text, string method, string path, string query, string contentType, string authorization, string body)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        for (var length = 0; length < bytes.Length; length++)
        {
            Assert.Equal(ParseResult.NeedMore, RequestParser.TryRead(bytes.AsSpan(0, length), out _, out _));
        }

        Assert.Equal(ParseResult.Whole, RequestParser.TryRead(bytes, out var request, out var used));
        Assert.Equal(bytes.Length, used);
        Assert.Equal(
            [method, path, query, contentType, authorization, body],
            [Text(request.Method), Text(request.Path), Text(request.Query), Text(request.ContentType), Text(request.Authorization), Text(request.Body)]);
    }

    [Fact]
    public void TryRead_SeveralInOneBuffer_ReadsOneAfterTheOther()
    {
        var rest = Encoding.UTF8.GetBytes(Chunked + Cancel + Poll).AsSpan();
        var paths = new List<string>();
        while (RequestParser.TryRead(rest, out var request, out var used) == ParseResult.Whole)
        {
            paths.Add(Text(request.Path));
            rest = rest[used..];
        }

        Assert.Equal(["/bot1:a/sendMessage", "/api/v1/orders/kart/20240314929", "/bot1:a/getUpdates"], paths);
        Assert.True(rest.IsEmpty);
    }

    [Theory]
    [InlineData("nonsense\r\n\r\n")]
    [InlineData("GET / SPDY/3\r\n\r\n")]
    [InlineData("GET / HTTP/1.1\r\nno header\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nContent-Length: 1x\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nxyz\r\n")]
    [InlineData("POST / HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\n1\r\nabc\r\n")]
    public void TryRead_WhatIsNoRequest_IsBad(string text) =>
        Assert.Equal(ParseResult.Bad, RequestParser.TryRead(Encoding.UTF8.GetBytes(text), out _, out _));

    private static string Text(ReadOnlySpan<byte> bytes) => Encoding.UTF8.GetString(bytes);
}
