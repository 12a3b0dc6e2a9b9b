using System.Globalization;
using System.Text;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;
using Streaming.Testing.Servers;
using Streaming.Testing.Servers.Kafka;
using Streaming.Testing.Servers.Redis;

namespace Streaming.Integration.Tests.Records;

/// <summary>Comments from Kafka to the list and to a watch, over workers that are killed: none is lost, none is doubled, none holds an address.</summary>
[Collection(FailingRecords.Name)]
public sealed class CommentTests(KafkaBrokerFixture kafka, AnyRedisFixture redis)
{
    private const string Mailbox = "jane.doe@example.com";
    private static readonly TimeSpan Long = TimeSpan.FromDays(350);
    private static readonly RandomLogOptions Options = new() { MostTickets = 3_000, StartSpan = TimeSpan.FromDays(5), DuplicateChance = 0.2 };

    [SkippableFact]
    public async Task Replay_WorkersKilled_CommentsAreThoseOfTheRecount()
    {
        await using var pipeline = Pipeline.OnShared(Requires.Server(kafka), Requires.Server(redis).Address, isReplay: true);
        pipeline.Settings["Engine:CommentSpan"] = pipeline.Settings["Engine:Horizon"] = "350.00:00:00";
        await pipeline.CreateTopicsAsync();
        using var query = await pipeline.StartQueryAsync();
        await using var watched = new WatchedComments(new FeedbackService.FeedbackServiceClient(query.Channel));
        var log = WithLastEvent(Enumerable.Range(51, 20).Select(static seed => RandomLog.Generate(seed, Options)).MaxBy(static records => records.Count)!);
        using var sender = new EventSender(pipeline);
        await using var store = pipeline.OpenStore();

        // The first worker is killed when it has stored something, the second at once when it has taken shards over.
        await using (var first = await pipeline.StartWorkerAsync())
        {
            await SendAsync(sender, log.Take(log.Count / 2));
            await Wait.UntilAsync(async () => await store.ConsumedAsync() > 100, () => $"nothing is stored. {first.Output}");
            await first.KillAsync();
        }

        await SendAsync(sender, log.Skip(log.Count / 2));
        await using (var second = await pipeline.StartWorkerAsync())
        {
            await second.KillAsync();
        }

        await pipeline.StartWorkerAsync();
        var end = await store.WaitForReplayAsync(sender.Sent);
        await query.WaitForAsync(end);

        var listed = await ListAsync(new FeedbackService.FeedbackServiceClient(query.Channel));
        var expected = SlowRecount.Of(log, end, new RecountOptions { CommentSpan = Long, Horizon = Long }).Comments.Where(static comment => comment.Scope.Tenant == "default" && !comment.AsksStaff).ToList();
        Assert.True(expected.Count > 100, $"Only {expected.Count} comments: too few to mean anything.");
        Assert.Equal(
            expected.Select(static comment =>
                $"{comment.ResponseId}|{comment.AnsweredMs}|{comment.Split.Value(RecountDimension.Team)}|{comment.Split.Value(RecountDimension.Agent)}|{comment.Split.Value(RecountDimension.Category)}|{comment.Text.Replace(Mailbox, "[email]", StringComparison.Ordinal)}").Order(StringComparer.Ordinal),
            listed.Select(static comment =>
                $"{comment.ResponseId}|{comment.Time.ToDateTimeOffset().ToUnixTimeMilliseconds()}|{comment.Split[0].Value}|{comment.Split[1].Value}|{comment.Split[3].Value}|{comment.Text}").Order(StringComparer.Ordinal));

        // Over all of that, whoever went by the watch has the same.
        await Wait.UntilAsync(() => Task.FromResult(Lines(watched.Held) == Lines(listed)), () => $"{watched.Held.Count} comments are held, and {listed.Count} listed.");
        Assert.True(watched.Messages > 1, $"All came in {watched.Messages} messages.");
    }

    private static string Lines(IEnumerable<Comment> comments) => string.Join('\n', comments.Select(static comment => comment.ToString()).Order(StringComparer.Ordinal));

    private static async Task<List<Comment>> ListAsync(FeedbackService.FeedbackServiceClient feedback)
    {
        var comments = new List<Comment>();
        var request = new ListCommentsRequest { PageSize = 97 };
        do
        {
            var page = await feedback.ListCommentsAsync(request);
            comments.AddRange(page.Comments);
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);

        return comments;
    }

    private static async Task SendAsync(EventSender sender, IEnumerable<RecountRecord> records)
    {
        foreach (var record in records)
        {
            await sender.SendAsync(Encoding.UTF8.GetBytes(record.Json), record.RecordTimestampMs);
        }

        sender.Flush();
    }

    // All shards end at the same time, which is the recount's, before any comment is too old and any ticket gone.
    private static List<RecountRecord> WithLastEvent(IReadOnlyList<RecountRecord> log)
    {
        var atMs = log.Max(static record => record.RecordTimestampMs) + 1000;
        Assert.True(atMs < Options.StartMs + Long.TotalMilliseconds);
        var time = DateTimeOffset.FromUnixTimeMilliseconds(atMs).ToString("yyyy-MM-dd'T'HH:mm:ss.fff'Z'", CultureInfo.InvariantCulture);
        return
        [
            .. log,
            new RecountRecord(
                $$$"""{"specversion":"1.0","id":"last","source":"/last","type":"support.ticket.created.v1","time":"{{{time}}}","data":{"ticketId":"last","customerId":"c"}}""",
                atMs),
        ];
    }
}
