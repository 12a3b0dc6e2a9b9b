using System.Reflection;
using System.Text.RegularExpressions;
using Grpc.Core;
using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;
using Streaming.Domain.Kpis;
using Streaming.Domain.Windows;
using Streaming.Query.Answers;
using Streaming.Query.Tests.Support;
using Band = Streaming.Domain.Kpis.Bands.Band;
using KpiDirection = Streaming.Domain.Kpis.KpiDirection;

namespace Streaming.Query.Tests.Grpc;

/// <summary>Every word that people see has a label in each language.</summary>
public sealed partial class LabelsTests
{
    // Words that are the same in both languages.
    private static readonly string[] Alike = ["unit.points", "statistic.maximum", "statistic.minimum", "statistic.talk", "dimension.segment", "state.sample_size", "short.csat_pct"];

    [Fact]
    public void Labels_EveryWordOfTheApi_IsThereInEachLanguage()
    {
        var missing = Words().Where(word => !Labels.In(Labels.English).ContainsKey(word)).ToList();

        Assert.Empty(missing);
    }

    [Fact]
    public void Labels_BothLanguages_DifferWhereTheyShould()
    {
        var (english, french) = (Labels.In(Labels.English), Labels.In(Labels.French));

        Assert.All(english, label =>
        {
            Assert.NotEmpty(label.Value.Trim());
            Assert.NotEmpty(french[label.Key].Trim());
            if (!Alike.Contains(label.Key))
            {
                Assert.False(label.Value == french[label.Key], $"{label.Key} is '{label.Value}' in both languages.");
            }
        });
        Assert.All(english.Keys, key => Assert.Matches(KeyForm(), key));
    }

    [Fact]
    public void Labels_FormulasAndSources_AreThoseOfTheDefinitions() => Assert.All(KpiRegistry.All, kpi =>
    {
        Assert.Equal(kpi.Definition.Formula, Labels.In(Labels.English)[$"formula.{kpi.Definition.Key}"]);
        Assert.Equal(kpi.Definition.Source, Labels.In(Labels.English)[$"source.{kpi.Definition.Key}"]);
    });

    [Fact]
    public void Labels_VariantsAndCautions_AreThoseOfTheDefinitionsAndNoOthers()
    {
        var expected = KpiRegistry.All.Select(kpi => kpi.Definition).SelectMany(definition => definition.Cautions
            .Select((caution, i) => KeyValuePair.Create($"caution.{definition.Key}_{i + 1}", caution))
            .Concat(definition.Variant.Length > 0 ? [KeyValuePair.Create($"variant.{definition.Key}", definition.Variant)] : []));

        Assert.Equal(
            expected.OrderBy(label => label.Key, StringComparer.Ordinal),
            Labels.In(Labels.English).Where(label => label.Key.Split('.')[0] is "caution" or "variant").OrderBy(label => label.Key, StringComparer.Ordinal));
    }

    [Fact]
    public async Task ListKpis_EveryKpi_SaysItsFormulaAndSourceInFrenchAndItsGroup()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(), SmallDesk.Now);

        var kpis = (await host.Client.ListKpisAsync(new ListKpisRequest())).Kpis;

        Assert.All(kpis, kpi =>
        {
            Assert.Equal(Labels.In(Labels.French)[$"formula.{kpi.Key}"], kpi.FormulaFr);
            Assert.Equal(Labels.In(Labels.French)[$"source.{kpi.Key}"], kpi.SourceFr);
            Assert.Equal(kpi.Cautions.Select((_, i) => Labels.In(Labels.French)[$"caution.{kpi.Key}_{i + 1}"]), kpi.CautionsFr);
            var counted = kpi.SurveyUnit == SurveyUnit.Unspecified ? "" : Labels.In(Labels.French)["counted.per_response"];
            Assert.Equal($"{Labels.In(Labels.French).GetValueOrDefault($"variant.{kpi.Key}")} {counted}".Trim(), kpi.VariantFr);
            Assert.Contains($"group.{kpi.Group}", Labels.In(Labels.French).Keys);
        });
        var groups = kpis.ToDictionary(kpi => kpi.Key, kpi => kpi.Group);
        Assert.Equal(
            ("promises", "workforce", "products", "tickets", "money"),
            (groups["sla_met"], groups["headcount"], groups["health_score"], groups["backlog"], groups["revenue"]));
    }

    [Fact]
    public async Task ListLabels_French_ServesThem()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(), SmallDesk.Now);

        var response = await host.Client.ListLabelsAsync(new ListLabelsRequest { Language = "fr" });
        var kpis = await host.Client.ListKpisAsync(new ListKpisRequest());

        Assert.Equal("semaine dernière", response.Labels["period.last_week"]);
        Assert.All(kpis.Kpis, kpi => Assert.Equal(response.Labels[$"kpi.{kpi.Key}"], kpi.NameFr));
    }

    [Fact]
    public async Task ListLabels_LanguageThatIsNotThere_NamesTheField()
    {
        await using var host = await QueryHost.StartAsync(new FakeShardReader(), SmallDesk.Now);

        var fault = await Assert.ThrowsAsync<RpcException>(() => host.Client.ListLabelsAsync(new ListLabelsRequest { Language = "de" }).ResponseAsync);

        Assert.Equal("language", fault.Trailers.GetValue(ErrorTrailers.Field));
    }

    private static IEnumerable<string> Words()
    {
        foreach (var definition in KpiRegistry.All.Select(kpi => kpi.Definition))
        {
            yield return $"kpi.{definition.Key}";
            yield return $"about.{definition.Key}";
            yield return $"formula.{definition.Key}";
            yield return $"source.{definition.Key}";
            foreach (var statistic in definition.Statistics.Where(statistic => statistic.Length > 0))
            {
                yield return $"statistic.{statistic}";
            }
        }

        var words = new (string Group, IEnumerable<string> Names)[]
        {
            ("unit", Enum.GetNames<KpiUnit>()),
            ("band", Enum.GetNames<Band>()),
            ("window", WindowLength.All.Select(window => window.Name)),
            ("period", CalendarPeriod.All.Select(period => period.Name)),
            ("dimension", Constants(typeof(Dimensions))),
            ("value", Constants(typeof(DimensionValues))),
            ("absent", Enum.GetNames<KpiAbsence>().Where(name => name != nameof(KpiAbsence.None))),
            ("direction", Enum.GetNames<KpiDirection>().Where(name => name != nameof(KpiDirection.None))),
            ("weekday", Enum.GetNames<DayOfWeek>()),
            ("target", ["target", "met", "missed"]),
            ("group", [.. KpiGroups.All, KpiGroups.Own]),
        };
        foreach (var (group, names) in words)
        {
            foreach (var name in names)
            {
                yield return $"{group}.{WordEnd().Replace(name, "$1_$2").ToLowerInvariant()}";
            }
        }
    }

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Public | BindingFlags.Static).Where(field => field.IsLiteral).Select(field => (string)field.GetRawConstantValue()!);

    [GeneratedRegex("([a-z0-9])([A-Z])")]
    private static partial Regex WordEnd();

    [GeneratedRegex("^[a-z]+\\.[a-z0-9_]+$")]
    private static partial Regex KeyForm();
}
