using Grpc.Core;
using Streaming.Contracts;
using Streaming.Query.Grpc;
using Streaming.Query.Index;
using Streaming.Query.Refresh;
using Streaming.Query.Tickets;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.SlaEvents;

/// <summary>
/// Sends the events of SLA clocks as they come. Holds no queue: where the reader is, is a version for each shard, and what comes next is found in the
/// newest state when the reader has taken what came before.
/// </summary>
/// <param name="tickets">The newest state with tickets.</param>
/// <param name="lists">What to say of a state.</param>
/// <param name="snapshots">Tells when there is a new state.</param>
/// <param name="time">Times the pauses.</param>
internal sealed class SlaEventWatch(TicketQueries tickets, SlaEventLists lists, SnapshotStore snapshots, TimeProvider time)
{
    private static readonly TimeSpan Repeat = TimeSpan.FromSeconds(QueryLimits.WatchRepeatSeconds);
    private static readonly TimeSpan GiveUpAfter = TimeSpan.FromSeconds(QueryLimits.SlowReaderSeconds);

    /// <summary>Sends events until the reader goes away.</summary>
    /// <param name="request">What is watched.</param>
    /// <param name="stream">The reader.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    public async Task RunAsync(
        Wire.WatchSlaEventsRequest request, IServerStreamWriter<Wire.WatchSlaEventsResponse> stream, CancellationToken cancellationToken)
    {
        var filter = SlaEventFilterReader.Read(request.Selection);
        var hash = SlaEventPageToken.HashOf(request.Selection ?? new Wire.SlaEventSelection());
        var news = new SlaEventNews(filter, QueryLimits.MaxTickets);
        using var following = snapshots.Follow();
        var snapshot = tickets.Snapshot;
        var token = TokenOf(request, hash);
        var versions = new Dictionary<int, long>(token?.Versions ?? snapshot.Tickets.ToDictionary(static shard => shard.Shard, static shard => shard.Version));
        var before = token is null ? snapshot : null;
        var sent = long.MinValue;
        while (true)
        {
            var rows = Next(news, snapshot, before, versions);
            if (rows.Count > 0 || sent == long.MinValue || time.GetElapsedTime(sent) >= Repeat)
            {
                var response = new Wire.WatchSlaEventsResponse
                {
                    State = lists.StateOf(snapshot, filter.Tenant),
                    ResumeToken = new SlaEventToken(hash, versions).ToString(),
                };
                response.Events.AddRange(rows.Select(SlaEventMapper.Event));
                await WriteAsync(stream, response, cancellationToken);
                sent = time.GetTimestamp();
            }

            if (snapshot.Tickets.All(shard => versions.GetValueOrDefault(shard.Shard) == shard.Version))
            {
                before = snapshot;
                await PauseAsync(snapshot, sent, cancellationToken);
                snapshot = tickets.Snapshot;
            }
        }
    }

    private static SlaEventToken? TokenOf(Wire.WatchSlaEventsRequest request, string hash)
    {
        if (request.ResumeToken.Length == 0)
        {
            return null;
        }

        var token = SlaEventToken.TryParse(request.ResumeToken) ?? throw RequestFault.Invalid("resume_token", "cannot be read; leave it empty to begin anew.");
        return token.Selection == hash ? token : throw RequestFault.Invalid("resume_token", "belongs to another selection.");
    }

    /// <summary>The next events, a batch at most unless one commit has more; moves the versions on.</summary>
    private static List<SlaEventRow> Next(SlaEventNews news, IndexSnapshot snapshot, IndexSnapshot? before, Dictionary<int, long> versions)
    {
        var rows = new List<SlaEventRow>();
        foreach (var shard in snapshot.Tickets)
        {
            var known = versions.GetValueOrDefault(shard.Shard);

            // A shard that is behind what was read of it lives anew: its events come again.
            known = known > shard.Version ? 0 : known;
            while (known < shard.Version && rows.Count < QueryLimits.MaxTickets)
            {
                var old = before?.Tickets.FirstOrDefault(other => other.Shard == shard.Shard && other.Version == known);
                var (found, version) = news.Take(shard, old, known);
                rows.AddRange(found);
                known = version;
            }

            versions[shard.Shard] = known;
        }

        return rows;
    }

    /// <summary>Waits for a new state, or for the time to say that the stream is alive.</summary>
    private async Task PauseAsync(IndexSnapshot snapshot, long sent, CancellationToken cancellationToken)
    {
        var left = Repeat - time.GetElapsedTime(sent);
        using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        await Task.WhenAny(snapshots.WaitForOtherThan(snapshot.Number), Task.Delay(left > TimeSpan.Zero ? left : TimeSpan.Zero, time, enough.Token));
        await enough.CancelAsync();
        cancellationToken.ThrowIfCancellationRequested();
    }

    private async Task WriteAsync(
        IServerStreamWriter<Wire.WatchSlaEventsResponse> stream, Wire.WatchSlaEventsResponse response, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(GiveUpAfter, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await stream.WriteAsync(response, both.Token);
        }
        catch (OperationCanceledException) when (patience.IsCancellationRequested && !cancellationToken.IsCancellationRequested)
        {
            throw RequestFault.Exhausted($"The reader accepted nothing for {QueryLimits.SlowReaderSeconds} s; resume with the last token.");
        }
    }
}
