using Streaming.Domain.Kpis;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Panes;
using Streaming.Domain.Windows;
using Streaming.Query.Index;

namespace Streaming.Query.Answers;

/// <summary>
/// Of each customer the latest answer within an interval to surveys of each kind, exactly: whoever answered within it counts with the answer that
/// stands at its end, which is the level of now less what changed since. By the values that the answers count under; customers are no more among them,
/// so that every question about the interval adds up the same few sets.
/// </summary>
/// <remarks>Whoever asks for the same interval of the same snapshot shares what was read.</remarks>
internal static class AnswerReading
{
    private const int Kinds = 3;

    // What an answer counts under; the customer is left out.
    private static readonly NameKind[] Values =
        [NameKind.Team, NameKind.Agent, NameKind.Channel, NameKind.Category, NameKind.Priority, NameKind.Product];

    /// <summary>Reads an interval.</summary>
    /// <param name="cube">The cube of answers.</param>
    /// <param name="names">The texts of dimension values.</param>
    /// <param name="interval">The interval, on boundaries.</param>
    public static StandingAnswers Of(CubeSnapshot cube, string[] names, TimeInterval interval) =>
        cube.Answers.Of(interval, static (interval, read) => Read(read.cube, read.names, interval), (cube, names));

    private static StandingAnswers Read(CubeSnapshot cube, string[] names, TimeInterval interval)
    {
        var customers = cube.Projections.Get([NameKind.Customer], cube.Splits);
        var values = cube.Projections.Get(Values, cube.Splits);
        var reader = new PaneReader(cube, PaneSize.TenSeconds);
        var sums = new MeasureSet?[values.Splits.Length];
        var heard = new int[customers.Splits.Length * Kinds];
        foreach (var (list, _) in reader.Cells(interval, projection: null))
        {
            foreach (var block in list.Blocks)
            {
                for (var i = 0; i < block.Count; i++)
                {
                    var split = block.Splits[i];
                    var customer = customers.ToProjected[split];
                    if (customers.Splits[customer].Customer.IsNone)
                    {
                        (sums[values.ToProjected[split]] ??= new MeasureSet()).Add(block[i]);
                    }
                    else
                    {
                        AddHeard(heard.AsSpan(customer * Kinds, Kinds), block[i]);
                    }
                }
            }
        }

        if (IsFolded(customers, heard, names))
        {
            return new StandingAnswers([], KpiAbsence.TooManyCustomers);
        }

        AddStanding(sums, cube.Levels.Own, customers, values, heard, 1);
        foreach (var (list, _) in reader.Cells(new TimeInterval(interval.EndMs, Math.Max(interval.EndMs, cube.EndMs)), projection: null))
        {
            AddStanding(sums, list, customers, values, heard, -1);
        }

        return new StandingAnswers(Named(sums, values), KpiAbsence.None);
    }

    /// <summary>How many answers a cell has of each kind; below zero where it corrects another one.</summary>
    private static void AddHeard(Span<int> heard, MeasureView cell)
    {
        var reader = cell.Read();
        while (reader.Read())
        {
            if (Measure.IsAnswersHeard(reader.Id, out var kind))
            {
                heard[(int)kind] += (int)reader.Value;
            }
        }
    }

    private static bool IsFolded(SplitProjection customers, int[] heard, string[] names)
    {
        for (var customer = 0; customer < customers.Splits.Length; customer++)
        {
            if (names[customers.Splits[customer].Customer.Value] == NameId.OtherText && heard.AsSpan(customer * Kinds, Kinds).ContainsAnyExcept(0))
            {
                return true;
            }
        }

        return false;
    }

    private static void AddStanding(MeasureSet?[] sums, CellList list, SplitProjection customers, SplitProjection values, int[] heard, int sign)
    {
        foreach (var block in list.Blocks)
        {
            for (var i = 0; i < block.Count; i++)
            {
                var split = block.Splits[i];
                var ofCustomer = heard.AsSpan(customers.ToProjected[split] * Kinds, Kinds);
                if (!ofCustomer.ContainsAnyExcept(0))
                {
                    continue;
                }

                var reader = block[i].Read();
                while (reader.Read())
                {
                    if (reader.Id.IsStanding && ofCustomer[(int)reader.Id.ToSurveyAnswer().Kind] > 0)
                    {
                        (sums[values.ToProjected[split]] ??= new MeasureSet()).Add(reader.Id.Answers, sign * reader.Value);
                    }
                }
            }
        }
    }

    private static List<(int Split, MeasureSet Answers)> Named(MeasureSet?[] sums, SplitProjection values)
    {
        var named = new List<(int, MeasureSet)>();
        for (var split = 0; split < values.ToProjected.Length; split++)
        {
            ref var sum = ref sums[values.ToProjected[split]];
            if (sum is { IsEmpty: false })
            {
                named.Add((split, sum));
            }

            sum = null;
        }

        return named;
    }
}
