using BracketBot.Core.Chat;
using BracketBot.Core.Commits;
using Microsoft.Extensions.Logging;

namespace BracketBot.Telegram.Outbox;

/// <summary>Writes down what became of a delivery, for as long as it takes: a new message that is not recorded would be sent twice.</summary>
internal sealed class DeliveryRecorder(ICommits commits, TimeProvider time, ILogger log)
{
    private static readonly TimeSpan Cap = TimeSpan.FromSeconds(5);

    public async Task RecordAsync(CardId card, Landing landing, CancellationToken abandon)
    {
        if (landing.Record is not { } record)
            return;
        for (var failures = 0; ; failures++)
        {
            try
            {
                var result = await commits.CommitAsync([record], abandon);
                if (result != CommitResult.Committed)
                    log.DeliveryRecordRefused(card.Value, result.ToString());
                return;
            }
            catch (Exception e) when (!abandon.IsCancellationRequested)
            {
                if (failures == 0)
                    log.DeliveryNotRecorded(e, card.Value);
                await Task.Delay(Backoff.After(failures, Cap), time, abandon);
            }
        }
    }
}
