using Grpc.Core;
using Streaming.Contracts;
using Streaming.Query.Answers;
using Streaming.Query.Refresh;
using Wire = Streaming.Contracts.Kpi.V1;

namespace Streaming.Query.Grpc;

/// <summary>
/// One open watch. Holds no queue: when the reader has taken a message, the next one is made from the newest state, so a slow reader gets
/// fewer messages and costs nothing.
/// </summary>
/// <param name="queries">Makes the messages.</param>
/// <param name="snapshots">Tells when there is a new state.</param>
/// <param name="plan">Tells where the present is.</param>
/// <param name="time">Times the pauses.</param>
internal sealed class KpiWatch(KpiQueries queries, SnapshotStore snapshots, TimePlan plan, TimeProvider time)
{
    private static readonly TimeSpan DefaultRepeat = TimeSpan.FromSeconds(QueryLimits.WatchRepeatSeconds);

    /// <summary>Sends messages until the reader goes away.</summary>
    /// <param name="request">What is watched.</param>
    /// <param name="stream">The reader.</param>
    /// <param name="cancellationToken">The reader has gone, or the process stops.</param>
    /// <param name="repeatAfter">Time after which a state that does not move is sent again; unless set, that of the gRPC API.</param>
    public async Task RunAsync(
        Wire.WatchKpisRequest request,
        IServerStreamWriter<Wire.WatchKpisResponse> stream,
        CancellationToken cancellationToken,
        TimeSpan? repeatAfter = null)
    {
        var asked = request.Selection ?? new Wire.GetKpisRequest();
        if (asked.AsOf is not null)
        {
            throw RequestFault.Invalid("selection.as_of", "must not be set: a watch follows the present.");
        }

        var selection = queries.Select(asked, "selection.");
        var interval = IntervalOf(request);
        var repeat = TimeSpan.FromTicks(Math.Max((repeatAfter ?? DefaultRepeat).Ticks, interval.Ticks));
        var hash = WatchToken.HashOf(asked);
        var snapshot = queries.Snapshot;
        var message = queries.AnswerShared(asked, selection, snapshot, "selection.", hash);
        var last = TokenOf(request, hash);
        var (sentNumber, isFirst) = (snapshot.Number, true);
        if (last is not null && last == TokenFor(message, hash))
        {
            // The client has this state: its first message is the next change.
            isFirst = false;
        }

        var sent = time.GetTimestamp();
        while (true)
        {
            if (!isFirst)
            {
                await PauseAsync(interval, repeat, last!, sent, cancellationToken);
                snapshot = queries.Snapshot;
                message = queries.AnswerShared(asked, selection, snapshot, "selection.", hash);
            }

            var token = TokenFor(message, hash);
            var response = new Wire.WatchKpisResponse
            {
                Snapshot = message,
                ResumeToken = token.ToString(),
                Conflated = isFirst ? 0 : Math.Max(0, snapshot.Number - sentNumber - 1),
                RepeatedState = !isFirst && token == last,
            };
            await PatientWrite.ToAsync(stream, response, time, PatientWrite.Resume, cancellationToken);
            (last, sentNumber, isFirst, sent) = (token, snapshot.Number, false, time.GetTimestamp());
        }
    }

    private static TimeSpan IntervalOf(Wire.WatchKpisRequest request)
    {
        if (request.MinInterval is not { } asked)
        {
            return TimeSpan.FromMilliseconds(QueryLimits.DefaultWatchIntervalMs);
        }

        var ms = (asked.Seconds * 1000.0) + (asked.Nanos / 1e6);
        return ms is >= QueryLimits.MinWatchIntervalMs and <= QueryLimits.MaxWatchIntervalMs
            ? TimeSpan.FromMilliseconds(ms)
            : throw RequestFault.Invalid("min_interval", $"must be {QueryLimits.MinWatchIntervalMs} ms to {QueryLimits.MaxWatchIntervalMs / 1000} s.");
    }

    private static WatchToken? TokenOf(Wire.WatchKpisRequest request, string hash)
    {
        if (request.ResumeToken.Length == 0)
        {
            return null;
        }

        var token = WatchToken.TryParse(request.ResumeToken) ?? throw RequestFault.Invalid("resume_token", "cannot be read; leave it empty to begin anew.");
        return token.Selection == hash ? token : throw RequestFault.Invalid("resume_token", "belongs to another selection.");
    }

    private static WatchToken TokenFor(Wire.GetKpisResponse message, string hash) =>
        new(hash, message.State.StateId, message.State.AsOf.ToDateTimeOffset().ToUnixTimeMilliseconds());

    /// <summary>Waits for the shortest time between messages, then for a new state, a new as-of, or the time to repeat.</summary>
    private async Task PauseAsync(
        TimeSpan interval, TimeSpan repeat, WatchToken last, long sent, CancellationToken cancellationToken)
    {
        await Task.Delay(Positive(interval - time.GetElapsedTime(sent)), time, cancellationToken);
        var current = snapshots.Current;
        while (current.StateId == last.StateId)
        {
            var untilRepeat = Positive(repeat - time.GetElapsedTime(sent));
            var untilAsOf = Positive(TimeSpan.FromMilliseconds(last.AsOfMs - plan.PresentMs(current) + 1));
            if (untilRepeat == TimeSpan.Zero || (!current.IsReplay && untilAsOf == TimeSpan.Zero))
            {
                return;
            }

            var wait = current.IsReplay || untilRepeat < untilAsOf ? untilRepeat : untilAsOf;
            using var enough = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            await Task.WhenAny(snapshots.WaitForOtherThan(current.Number), Task.Delay(wait, time, enough.Token));
            await enough.CancelAsync();
            cancellationToken.ThrowIfCancellationRequested();
            current = snapshots.Current;
        }
    }

    private static TimeSpan Positive(TimeSpan span) => span > TimeSpan.Zero ? span : TimeSpan.Zero;
}
