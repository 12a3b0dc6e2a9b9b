using Streaming.Domain.Kpis;
using Streaming.Hosting;
using Streaming.Query.Options;

namespace Streaming.Query.Tests.Options;

public sealed class DefinedKpiOptionsTests
{
    private static readonly MeasureTermOptions Created = new() { Measure = "tickets_created" };

    [Fact]
    public void Read_SeveralFaults_AreAllNamedAndNothingIsMade()
    {
        DefinedKpiOptions[] options =
        [
            new() { Key = "Wrong Key", NameEn = "x" },
            new() { Key = "nps", NameEn = "x", NameFr = "x", Measures = [Created], Divisor = [Created] },
            new() { Key = "tickets", NameEn = "x", NameFr = "x", Formula = DefinedKpiFormula.Sum, Measures = [Created] },
            new() { Key = "a", NameEn = "x", NameFr = "x", Formula = DefinedKpiFormula.Duration, Measures = [Created], Headline = "p42" },
            new() { Key = "b", NameEn = "x", NameFr = "x", Formula = DefinedKpiFormula.Level, Measures = [Created], Unit = KpiUnit.Points },
            new()
            {
                Key = "c",
                NameEn = "x",
                NameFr = "x",
                Measures = [new() { Measure = "backlog" }, new() { Measure = "ticket_count", Filters = new Dictionary<string, IReadOnlyList<string>> { ["agent"] = [] } }],
                Divisor = [new() { Measure = "talk_time" }],
                Target = "many",
            },
            new() { Key = "d", NameEn = "x", NameFr = "x", Formula = DefinedKpiFormula.Sum, Measures = [Created, new() { Measure = "first_response", Time = true }] },
        ];

        var (kpis, faults) = Read(options);

        Assert.Empty(kpis);
        Assert.Equal(
            [
                "Kpis:Defined:0:Key is 'Wrong Key' but must be lower case, digits and underscores, begin with a letter and have at most 64.",
                "Kpis:Defined:0:NameFr is '' but must name it in French.",
                "Kpis:Defined:0:Measures is '(absent)' but must name 1 to 16 measures.",
                "Kpis:Defined:0:Divisor is '(absent)' but must name 1 to 16 measures.",
                "Kpis:Defined:1:Key is 'nps' but must not be the key of another KPI.",
                "Kpis:Defined:2:Key is 'tickets' but must not lead to the metric of another KPI, support_tickets.",
                "Kpis:Defined:3:Measures:0:Measure is 'tickets_created' but must be a measure of durations, such as first_response.",
                "Kpis:Defined:3:Headline is 'p42' but must be one of mean, p50, p90, p95, p99, min, max.",
                "Kpis:Defined:4:Measures:0:Measure is 'tickets_created' but must be a level, such as backlog.",
                "Kpis:Defined:4:Unit is 'Points' but must not be there: only a ratio may have another unit than that of its measures.",
                "Kpis:Defined:5:Target is 'many' but must be a limit such as <=3600 or >0.9.",
                "Kpis:Defined:5:Measures:0:Measure is 'backlog' but must not be a level, which is no sum of what happened.",
                "Kpis:Defined:5:Measures:1:Filters is 'agent' but must be a dimension of the main cube: team, channel, category, priority.",
                "Kpis:Defined:5:Measures:1:Filters:agent is '0' but must have 1 to 100 values.",
            ],
            faults.Where(fault => !fault.Contains(":d:", StringComparison.Ordinal)).Take(14));
        Assert.Contains(faults, fault => fault.StartsWith("Kpis:Defined:5:Measures:1:Measure is 'ticket_count' but must be one of tickets_created, ", StringComparison.Ordinal));
        Assert.Contains("Kpis:Defined:5:Divisor is 'time' but must count something: a sum of times alone says nothing of how much it rests on.", faults);
        Assert.Contains("Kpis:Defined:6:Measures is 'counts and times' but must add up counts, or times, not both.", faults);
    }

    [Fact]
    public void Read_SameKeyTwice_IsAFault()
    {
        DefinedKpiOptions sum = new() { Key = "twice", NameEn = "x", NameFr = "y", Formula = DefinedKpiFormula.Sum, Measures = [Created] };

        var (kpis, faults) = Read(sum, sum);

        Assert.Single(kpis);
        Assert.Equal("Kpis:Defined:1:Key is 'twice' but must not be the key of another KPI.", Assert.Single(faults));
    }

    [Theory]
    [InlineData("value")]
    [InlineData("group")]
    [InlineData("team")]
    public void Read_KeyThatTablesCallAnotherColumnBy_IsAFault(string key)
    {
        var (kpis, faults) = Read(new DefinedKpiOptions { Key = key, NameEn = "x", NameFr = "y", Formula = DefinedKpiFormula.Sum, Measures = [Created] });

        Assert.Empty(kpis);
        Assert.Equal($"Kpis:Defined:0:Key is '{key}' but must not be what tables call another column, such as value, group or team.", Assert.Single(faults));
    }

    private static (List<Kpi> Kpis, List<string> Faults) Read(params DefinedKpiOptions[] options)
    {
        var faults = new FaultList(KpiOptions.Section);
        var kpis = new DefinedKpiReader(new CubeCatalogue(new EngineOptions())).Read(options, faults);
        return (kpis, [.. faults.ToResult().Failures ?? []]);
    }
}
