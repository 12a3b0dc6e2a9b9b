using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>
/// Whether the shards of customers were told of every answer that an interval has. They were not where answers are older than the option that has them
/// told: the latest answers of such an interval are not known, and those that are known are not all.
/// </summary>
internal static class ToldAnswers
{
    // What was told is stored a little later than what it tells of, and answers may come late: so much is not held against the interval.
    private const long PatienceMs = 86_400_000;
    private const int Kinds = 3;

    /// <summary>The kinds of surveys with answers of an interval that were not told, a bit for each.</summary>
    /// <param name="tenant">The tenant's cubes.</param>
    /// <param name="interval">The interval, on boundaries.</param>
    /// <param name="throughMs">Everything before has been applied, Unix milliseconds; <see langword="null"/> where that is not known.</param>
    public static int UntoldKinds(TenantSnapshot tenant, TimeInterval interval, long? throughMs)
    {
        var endMs = throughMs is { } through ? Math.Min(interval.EndMs, tenant.Grid.Floor(PaneSize.Day, through - PatienceMs)) : interval.StartMs;
        if (endMs <= interval.StartMs)
        {
            return 0;
        }

        var judged = new TimeInterval(interval.StartMs, endMs);
        Span<long> untold = stackalloc long[Kinds];
        Add(untold, tenant[Cube.Main], judged, 1);
        Add(untold, tenant[Cube.Answers], judged, -1);
        var kinds = 0;
        for (var kind = 0; kind < Kinds; kind++)
        {
            kinds |= untold[kind] > 0 ? 1 << kind : 0;
        }

        return kinds;
    }

    /// <summary>Adds the answers that a cube has: of the main one all, of that of answers those that were told and those of nobody known.</summary>
    private static void Add(Span<long> untold, CubeSnapshot cube, TimeInterval interval, int sign)
    {
        foreach (var total in new PaneReader(cube, PaneSize.TenSeconds).Totals(interval))
        {
            var reader = total.Read();
            while (reader.Read())
            {
                if (Measure.IsAnswersHeard(reader.Id, out var kind))
                {
                    untold[(int)kind] += sign * reader.Value;
                }
                else if (reader.Id is { IsSurvey: true, IsStanding: false } && reader.Id.ToSurveyAnswer() is { AudienceIsAgent: false } answer)
                {
                    untold[(int)answer.Kind] += sign * reader.Value;
                }
            }
        }
    }
}
