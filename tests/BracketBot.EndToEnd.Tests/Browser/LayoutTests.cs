using System.Text.Json;
using Microsoft.Playwright;

namespace BracketBot.EndToEnd.Browser;

/// <summary>The page on the commonest phones, on a tablet and on desks, by day and by night: no text lies over another.</summary>
public sealed class LayoutTests
{
    /// <summary>
    /// Every piece of text that can be seen, cut to what its scrolling boxes show of it, against every other. Lines may touch: a line's box is taller than
    /// its letters.
    /// </summary>
    private const string Overlaps = """
        () => {
          const clips = element => {
            let box = { left: 0, top: 0, right: innerWidth, bottom: innerHeight };
            for (let e = element; e; e = e.parentElement) {
              if (getComputedStyle(e).overflow !== 'visible') {
                const r = e.getBoundingClientRect();
                box = { left: Math.max(box.left, r.left), top: Math.max(box.top, r.top), right: Math.min(box.right, r.right), bottom: Math.min(box.bottom, r.bottom) };
              }
            }
            return box;
          };
          const pieces = [];
          const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
          while (walker.nextNode()) {
            const node = walker.currentNode;
            const element = node.parentElement;
            if (!node.textContent.trim() || ['SCRIPT', 'STYLE', 'OPTION', 'TEXTAREA'].includes(element.tagName) || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true }))
              continue;
            const range = document.createRange();
            range.selectNodeContents(node);
            const clip = clips(element);
            for (const r of range.getClientRects()) {
              const piece = { left: Math.max(r.left, clip.left), top: Math.max(r.top, clip.top), right: Math.min(r.right, clip.right), bottom: Math.min(r.bottom, clip.bottom), text: node.textContent.trim().slice(0, 40), node };
              if (piece.right - piece.left > 1 && piece.bottom - piece.top > 1)
                pieces.push(piece);
            }
          }
          const found = [];
          for (let i = 0; i < pieces.length; i++)
            for (let j = i + 1; j < pieces.length; j++) {
              const [a, b] = [pieces[i], pieces[j]];
              if (a.node !== b.node && Math.min(a.right, b.right) - Math.max(a.left, b.left) > 1 && Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top) > 4)
                found.push(`${a.text} / ${b.text}`);
            }
          return { seen: pieces.length, found, wide: document.documentElement.scrollWidth > innerWidth };
        }
        """;

    [Theory]
    [InlineData(320, 640)]
    [InlineData(360, 740)]
    [InlineData(390, 844)]
    [InlineData(768, 1024)]
    [InlineData(1024, 768)]
    [InlineData(1400, 900)]
    public async Task Page_AtAnyWidth_NoTextLiesOverAnother(int width, int height)
    {
        await using var sandbox = await OpenSandbox.StartAsync();
        await sandbox.WriteAsync("/cancel");
        await Assertions.Expect(sandbox.LastCard).ToContainTextAsync(ListSays.OpenBrackets);
        await sandbox.Page.SetViewportSizeAsync(width, height);
        foreach (var scheme in new[] { ColorScheme.Light, ColorScheme.Dark })
        {
            await sandbox.Page.EmulateMediaAsync(new() { ColorScheme = scheme });
            await sandbox.Page.ReloadAsync();
            await Assertions.Expect(sandbox.LastCard).ToContainTextAsync(ListSays.OpenBrackets);
            foreach (var view in width < 761 ? ["chat", "broker", "alerts", "faults"] : new[] { "" })
            {
                if (view.Length > 0)
                {
                    await sandbox.Page.Locator($"[data-show={view}]").ClickAsync();
                }

                var seen = await sandbox.Page.EvaluateAsync<JsonElement>(Overlaps);
                Assert.InRange(seen.GetProperty("seen").GetInt32(), 10, 10_000);
                Assert.Equal([], seen.GetProperty("found").EnumerateArray().Select(f => $"{view} {scheme}: {f.GetString()}"));
                Assert.False(seen.GetProperty("wide").GetBoolean(), $"{view} is wider than {width}.");
            }
        }

        sandbox.IsClean();
    }
}
