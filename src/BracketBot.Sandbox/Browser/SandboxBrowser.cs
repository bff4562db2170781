using System.Globalization;

namespace BracketBot.Sandbox.Browser;

/// <summary>
/// The browser of somebody who logs in, over plain HTTP: cookies, redirects, forms. Each has its own cookies, like the browsers of two people; two visits in
/// parallel in one browser are like two tabs. Unlike a real browser it sends every cookie, SameSite or not.
/// </summary>
public sealed class SandboxBrowser : IDisposable
{
    private const int MostRedirects = 10;

    private readonly HttpClient _http = new(new SocketsHttpHandler { AllowAutoRedirect = false, ConnectTimeout = TimeSpan.FromSeconds(10) })
    {
        Timeout = TimeSpan.FromMinutes(1),
    };

    /// <summary>Opens an address and follows its redirects.</summary>
    /// <exception cref="HttpRequestException">Nobody answers there.</exception>
    /// <exception cref="InvalidOperationException">The redirects go in circles.</exception>
    public Task<BrowserPage> OpenAsync(Uri address, CancellationToken cancel = default) =>
        GoAsync(new(HttpMethod.Get, address), cancel);

    /// <summary>Submits the page's form with this button, and follows the redirects.</summary>
    /// <param name="page">The page as it was opened.</param>
    /// <param name="button">How the button's text starts.</param>
    /// <param name="fill">Fields to fill in with other values than they came with.</param>
    /// <exception cref="InvalidOperationException">No form of the page has such a button.</exception>
    public Task<BrowserPage> SubmitAsync(
        BrowserPage page, string button, IReadOnlyDictionary<string, string>? fill = null, CancellationToken cancel = default) =>
        GoAsync(Submission(page, button, fill), cancel);

    /// <summary>Opens an address that leads to the broker's login page, chooses the client there, and logs in.</summary>
    /// <returns>The page it ends up on.</returns>
    /// <exception cref="InvalidOperationException">The address does not lead to a login page.</exception>
    public async Task<BrowserPage> LogInAsync(Uri start, string clientId, CancellationToken cancel = default) =>
        await LogInAsync(await OpenAsync(start, cancel), clientId, cancel);

    /// <summary>Like <see cref="LogInAsync(Uri, string, CancellationToken)"/>, starting at the login page.</summary>
    public Task<BrowserPage> LogInAsync(BrowserPage page, string clientId, CancellationToken cancel = default) =>
        SubmitAsync(page, "Log in", Choice(clientId), cancel);

    /// <summary>Opens an address that leads to the broker's login page, and refuses there.</summary>
    public async Task<BrowserPage> RefuseLogInAsync(Uri start, CancellationToken cancel = default) =>
        await SubmitAsync(await OpenAsync(start, cancel), "Cancel", cancel: cancel);

    /// <summary>
    /// Logs in but stops before the last step. Returns the address that the broker sends its visitor back to, with the code, for opening it late, twice,
    /// elsewhere or changed.
    /// </summary>
    /// <exception cref="InvalidOperationException">The login page sends nobody back.</exception>
    public async Task<Uri> LogInUntilCallbackAsync(Uri start, string clientId, CancellationToken cancel = default)
    {
        var page = await OpenAsync(start, cancel);
        using var request = Submission(page, "Log in", Choice(clientId));
        using var answer = await _http.SendAsync(request, cancel);
        return Next(page.Address, answer) ?? throw new InvalidOperationException($"The login was answered {(int)answer.StatusCode}, and leads nowhere.");
    }

    public void Dispose() => _http.Dispose();

    private static Dictionary<string, string> Choice(string clientId) => new() { ["login_id"] = clientId };

    private static HttpRequestMessage Submission(BrowserPage page, string button, IReadOnlyDictionary<string, string>? fill)
    {
        foreach (var form in page.Forms)
        {
            if (form.Buttons.FirstOrDefault(each => each.Text.StartsWith(button, StringComparison.Ordinal)) is not { } pressed)
            {
                continue;
            }

            var fields = new Dictionary<string, string>(form.Fields);
            foreach (var (name, value) in fill ?? new Dictionary<string, string>())
            {
                fields[name] = value;
            }

            if (pressed.Name is not null)
            {
                fields[pressed.Name] = pressed.Value;
            }

            return form.Method == "POST"
                ? new(HttpMethod.Post, form.Action) { Content = new FormUrlEncodedContent(fields) }
                : new(HttpMethod.Get, Microsoft.AspNetCore.WebUtilities.QueryHelpers.AddQueryString(form.Action.GetLeftPart(UriPartial.Path), fields!));
        }

        throw new InvalidOperationException($"No form with a button '{button}' on this page: {page} {page.Text}");
    }

    private async Task<BrowserPage> GoAsync(HttpRequestMessage first, CancellationToken cancel)
    {
        var way = new List<Uri>();
        for (var next = first; ;)
        {
            using var request = next;
            way.Add(request.RequestUri!);
            using var answer = await _http.SendAsync(request, cancel);
            if (Next(request.RequestUri!, answer) is not { } address)
            {
                return new(request.RequestUri!, (int)answer.StatusCode, await answer.Content.ReadAsStringAsync(cancel), way);
            }

            if (way.Count > MostRedirects)
            {
                throw new InvalidOperationException(string.Create(CultureInfo.InvariantCulture, $"{MostRedirects} redirects, and no page."));
            }

            next = new(HttpMethod.Get, address);
        }
    }

    /// <summary>Null if the answer is the page itself.</summary>
    private static Uri? Next(Uri from, HttpResponseMessage answer) =>
        (int)answer.StatusCode is 301 or 302 or 303 && answer.Headers.Location is { } location ? new Uri(from, location) : null;
}
