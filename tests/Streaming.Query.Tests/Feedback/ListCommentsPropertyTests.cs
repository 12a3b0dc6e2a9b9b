using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Settings;
using Streaming.Query.Tests.Support;
using Streaming.Testing.Logs;
using Streaming.Testing.Recount;

namespace Streaming.Query.Tests.Feedback;

/// <summary>On random logs over several shards, the comments that are listed are those that the slow recount of the raw events finds.</summary>
public sealed class ListCommentsPropertyTests
{
    private const long DayMs = 86_400_000;
    private const int ShardCount = 3;
    private static readonly string?[] Teams = [null, "billing", "tech", "unknown"];
    private static readonly string?[] Agents = [null, null, "a-1", "unknown"];
    private static readonly RandomLogOptions Options = new() { MostTickets = 1_000, StartSpan = TimeSpan.FromDays(5) };

    [Theory]
    [InlineData(11)]
    [InlineData(12)]
    [InlineData(13)]
    public async Task ListComments_AnyFilterAndPage_AreThoseOfTheRecount(int seed)
    {
        var random = new Random(seed);
        var log = RandomLog.Generate(seed, Options);
        var timerMs = Options.StartMs + (30 * DayMs);
        var recount = SlowRecount.Of(log, timerMs).Comments;
        await using var host = await StartAsync(log, timerMs);
        var listed = 0;
        for (var i = 0; i < 60; i++)
        {
            var (team, agent, kind) = (Teams[random.Next(Teams.Length)], Agents[random.Next(Agents.Length)], random.Next(4));
            var (fromMs, toMs) = random.Next(2) == 0 ? (long.MinValue, long.MaxValue) : (Options.StartMs + (random.Next(5) * DayMs), Options.StartMs + (random.Next(6, 30) * DayMs));
            var request = new ListCommentsRequest { PageSize = random.Next(1, 40), Audience = random.Next(4) == 0 ? SurveyAudience.Agent : SurveyAudience.Customer };
            var expected = recount.Where(comment => comment.Scope.Tenant == "default" && comment.AsksStaff == (request.Audience == SurveyAudience.Agent));
            if (team is not null)
            {
                request.Filters.Add(new Filter { Dimension = "team", Values = { team } });
                expected = expected.Where(comment => comment.Split.Value(RecountDimension.Team) == team);
            }

            if (agent is not null)
            {
                request.Filters.Add(new Filter { Dimension = "agent", Values = { agent } });
                expected = expected.Where(comment => comment.Split.Value(RecountDimension.Agent) == agent);
            }

            if (kind > 0)
            {
                request.Kinds.Add((SurveyKind)kind);
                expected = expected.Where(comment => string.Equals(comment.Answer.Kind, ((SurveyKind)kind).ToString(), StringComparison.OrdinalIgnoreCase));
            }

            if (fromMs != long.MinValue)
            {
                request.Interval = new Interval { Start = At(fromMs), End = At(toMs) };
                expected = expected.Where(comment => comment.AnsweredMs >= fromMs && comment.AnsweredMs < toMs);
            }

            if (random.Next(3) == 0)
            {
                request.MaxScore = random.Next(1, 8);
                expected = expected.Where(comment => comment.Answer.Value <= request.MaxScore);
            }

            var comments = await ListAsync(host, request);

            Assert.Equal(expected.Select(Line).Order(StringComparer.Ordinal), comments.Select(Line).Order(StringComparer.Ordinal));
            Assert.Equal(comments.Select(static comment => comment.Time.ToDateTimeOffset()).OrderDescending(), comments.Select(static comment => comment.Time.ToDateTimeOffset()));
            listed += comments.Count;
        }

        Assert.True(listed > 100, $"Only {listed} comments: too few to mean anything.");
    }

    private static async Task<List<Comment>> ListAsync(QueryHost host, ListCommentsRequest request)
    {
        var comments = new List<Comment>();
        do
        {
            var page = await host.Feedback.ListCommentsAsync(request);
            Assert.True(page.Comments.Count <= request.PageSize);
            comments.AddRange(page.Comments);
            request.PageToken = page.NextPageToken;
            Assert.True(comments.Count <= page.CommentCount);
            Assert.Equal(request.PageToken.Length == 0, comments.Count == page.CommentCount);
        }
        while (request.PageToken.Length > 0);

        return comments;
    }

    private static string Line(RecountComment comment) => string.Join('|', [
        comment.ResponseId,
        comment.AnsweredMs,
        comment.WrittenMs,
        comment.Scope.Kind == "ticket" ? comment.Scope.Id : "",
        comment.Answer.Value,
        comment.Split.Value(RecountDimension.Team),
        comment.Split.Value(RecountDimension.Agent),
        comment.Split.Value(RecountDimension.Channel),
        comment.Split.Value(RecountDimension.Category),
        comment.Split.Value(RecountDimension.Priority),
        comment.Text.Replace("jane.doe@example.com", "[email]", StringComparison.Ordinal),
    ]);

    private static string Line(Comment comment) => string.Join('|', [
        comment.ResponseId,
        comment.Time.ToDateTimeOffset().ToUnixTimeMilliseconds(),
        comment.WrittenAt.ToDateTimeOffset().ToUnixTimeMilliseconds(),
        comment.TicketId,
        comment.Score,
        .. comment.Split.Take(5).Select(static value => value.Value),
        comment.Text,
    ]);

    private static async Task<QueryHost> StartAsync(IReadOnlyList<RecountRecord> log, long timerMs)
    {
        var shards = Enumerable.Range(0, ShardCount).Select(_ => new EngineShard(new EngineSettings(), new StorageSettings(), ShardCount)).ToArray();
        foreach (var record in log)
        {
            shards[EngineShard.KeyOf(record.Json).Sum(letter => letter) % ShardCount].Feed(record);
        }

        foreach (var shard in shards)
        {
            shard.Commit(timerMs);
        }

        var host = await QueryHost.StartAsync(new EngineShardReader(shards), DateTimeOffset.FromUnixTimeMilliseconds(timerMs));
        await host.RefreshAsync();
        return host;
    }

    private static Timestamp At(long timeMs) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(timeMs));
}
