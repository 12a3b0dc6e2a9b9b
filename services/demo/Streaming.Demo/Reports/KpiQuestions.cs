using Google.Protobuf.WellKnownTypes;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Demo.Cli;

namespace Streaming.Demo.Reports;

/// <summary>Asks the query service for everything that a report holds, all from one state of its index.</summary>
/// <param name="client">The query service.</param>
/// <param name="options">Names windows or interval, and splits.</param>
/// <param name="time">The clock of waits.</param>
internal sealed class KpiQuestions(KpiService.KpiServiceClient client, DemoOptions options, TimeProvider time)
{
    private const int Attempts = 100;

    private static readonly TimeSpan RetryAfter = TimeSpan.FromMilliseconds(20);

    /// <summary>Asks.</summary>
    /// <param name="cancellationToken">Stops asking.</param>
    /// <returns>What the numbers stand on, and the windows.</returns>
    /// <exception cref="DemoException">The service refuses the question, or cannot answer.</exception>
    public async Task<(DataState State, IReadOnlyList<WindowReport> Windows)> AskAsync(CancellationToken cancellationToken)
    {
        try
        {
            var catalogue = await client.ListKpisAsync(new(), cancellationToken: cancellationToken).ConfigureAwait(false);
            var plans = options.GroupBy.Select(split => SplitPlan.Make(catalogue, split)).ToList();
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                if (await AskOnceAsync(catalogue, plans, cancellationToken).ConfigureAwait(false) is { } answer)
                {
                    return answer;
                }

                await Task.Delay(RetryAfter, time, cancellationToken).ConfigureAwait(false);
            }

            throw new DemoException("The numbers change so fast that no two questions were answered from one state: report less at once, or when events have stopped.");
        }
        catch (RpcException refused) when (refused.StatusCode is StatusCode.InvalidArgument or StatusCode.OutOfRange)
        {
            var moved = options is { From: not null, OriginalTime: false } ? " Events are moved so that the last happens now; with --original-time they keep their times." : "";
            throw new DemoException($"The query service cannot answer this: {refused.Status.Detail}{moved}", ExitCodes.BadOption);
        }
        catch (RpcException failure) when (failure.StatusCode != StatusCode.Cancelled)
        {
            throw new DemoException($"The query service does not answer ({failure.StatusCode}): {failure.Status.Detail}", failure);
        }
    }

    private async Task<(DataState State, IReadOnlyList<WindowReport> Windows)?> AskOnceAsync(
        ListKpisResponse catalogue, List<SplitPlan> plans, CancellationToken cancellationToken)
    {
        var total = await client.GetKpisAsync(Request(SplitPlan.AllWindows, [], withPrevious: true), cancellationToken: cancellationToken).ConfigureAwait(false);
        var answers = new List<GetKpisResponse>();
        foreach (var plan in plans)
        {
            var answer = await client.GetKpisAsync(Request(plan.Windows, plan.By, withPrevious: false), cancellationToken: cancellationToken).ConfigureAwait(false);
            if (answer.State.StateId != total.State.StateId || (plan.HasFinestPanes && !answer.State.AsOf.Equals(total.State.AsOf)))
            {
                return null;
            }

            answers.Add(answer);
        }

        var builder = new WindowReportBuilder(catalogue.Kpis);
        return (total.State, [.. total.Results.Select(result => builder.Build(result, [.. plans.Select((plan, i) => Answer(plan, answers[i], result.Window))]))]);
    }

    private static SplitAnswer Answer(SplitPlan plan, GetKpisResponse answer, string window)
    {
        var result = answer.Results.FirstOrDefault(result => result.Window == window);
        return new(plan.By, result, result is null ? $"windows shorter than {plan.Windows[0]} are not kept for this split" : null, plan.LeftOut);
    }

    private GetKpisRequest Request(IEnumerable<string> windows, IReadOnlyList<string> groupBy, bool withPrevious)
    {
        var request = new GetKpisRequest { Limit = QueryLimits.MaxRows, WithPrevious = withPrevious };
        request.GroupBy.AddRange(groupBy);
        if (options is { From: { } from, To: { } to })
        {
            request.Interval = new() { Start = Timestamp.FromDateTimeOffset(from), End = Timestamp.FromDateTimeOffset(to) };
        }
        else
        {
            request.Windows = new();
            request.Windows.Names.AddRange(windows);
        }

        return request;
    }
}
