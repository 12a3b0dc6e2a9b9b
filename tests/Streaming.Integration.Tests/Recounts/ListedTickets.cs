using Google.Protobuf.WellKnownTypes;
using Streaming.Contracts.Kpi.V1;
using Streaming.Integration.Tests.Pipelines;
using Streaming.Testing.Recount;

namespace Streaming.Integration.Tests.Recounts;

/// <summary>Holds the tickets that a query service lists behind its numbers against the slow recount of the raw events.</summary>
/// <param name="recount">The recount.</param>
/// <param name="query">The query service.</param>
internal sealed class ListedTickets(SlowRecount recount, QueryClient query)
{
    private static readonly (string Kpi, RecountMeasure Measure, bool IsLevel)[] Numbers =
    [
        ("tickets_total", RecountMeasure.TicketsCreated, false),
        ("first_response_time", RecountMeasure.FirstResponse, false),
        ("mttr", RecountMeasure.TimeToResolution, false),
        ("resolved", RecountMeasure.Resolved, false),
        ("wait_time", RecountMeasure.WaitTime, false),
        ("tickets_closed_by_agent", RecountMeasure.Closed, false),
        ("messages_sent_by_agent", RecountMeasure.MessagesSent, false),
        ("active_customers", RecountMeasure.TicketsOfCustomer, false),
        ("reopenings", RecountMeasure.Reopenings, false),
        ("backlog", RecountMeasure.BacklogChange, true),
        ("unanswered_open", RecountMeasure.UnansweredOpenChange, true),
    ];

    /// <summary>Asks for an interval.</summary>
    /// <param name="fromMs">Start, on a boundary of panes, Unix milliseconds.</param>
    /// <param name="toMs">End, likewise.</param>
    public async Task AssertEqualAsync(long fromMs, long toMs)
    {
        foreach (var (kpi, measure, isLevel) in Numbers)
        {
            var expected = recount.ByScope.Where(scope => IsBehind(scope.Value, measure, isLevel, fromMs, toMs)).Select(scope => scope.Key.Id);

            var listed = await ListAsync(kpi, fromMs, toMs);

            Assert.Equal((kpi, string.Join(' ', expected.Order(StringComparer.Ordinal))), (kpi, string.Join(' ', listed.Order(StringComparer.Ordinal))));
        }
    }

    private static bool IsBehind(IReadOnlyList<RecountContribution> contributions, RecountMeasure measure, bool isLevel, long fromMs, long toMs)
    {
        var counted = contributions.Where(one => one.Measure == measure && one.TimeMs < toMs);
        return isLevel ? counted.Sum(one => one.Value) > 0 : counted.Any(one => one.TimeMs >= fromMs);
    }

    private async Task<List<string>> ListAsync(string kpi, long fromMs, long toMs)
    {
        var request = new ListTicketsRequest { Kpi = kpi, Interval = new Interval { Start = At(fromMs), End = At(toMs) }, PageSize = 400 };
        var listed = new List<string>();
        do
        {
            var page = await query.Tickets.ListTicketsAsync(request);
            Assert.False(page.Incomplete, $"{kpi}: {page.ListedSize} of {page.SampleSize} are listed.");
            listed.AddRange(page.Rows.Select(row => row.Ticket.Id));
            request.PageToken = page.NextPageToken;
        }
        while (request.PageToken.Length > 0);
        return listed;
    }

    private static Timestamp At(long timeMs) => Timestamp.FromDateTimeOffset(DateTimeOffset.FromUnixTimeMilliseconds(timeMs));
}
