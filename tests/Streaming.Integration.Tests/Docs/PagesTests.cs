using System.Reflection;
using System.Text.RegularExpressions;
using Streaming.Contracts;
using Streaming.Domain.Kpis;
using Streaming.Hosting;
using Streaming.Ingestion.Options;
using Streaming.Observability.Settings;
using Streaming.Query.Options;
using Streaming.Redis;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Integration.Tests.Docs;

/// <summary>What the pages list is what there is: options, metrics and KPIs.</summary>
public sealed partial class PagesTests
{
    private static readonly string Root = RepositoryRoot.FullPath;

    [Fact]
    public void ConfigurationPage_Options_AreAllListedAndNoOthers()
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "configuration.md"));

        var listed = OptionRow().Matches(page).Select(match => match.Groups[1].Value).Order(StringComparer.Ordinal);

        Assert.Equal(Options().Order(StringComparer.Ordinal), listed);
    }

    [Theory]
    [InlineData(typeof(SurveyCutOptions))]
    [InlineData(typeof(BandSetOptions))]
    [InlineData(typeof(StandardOptions))]
    [InlineData(typeof(DefinedKpiOptions))]
    public void ConfigurationPage_EntriesOfLists_HaveAllTheirMembersNamed(Type entry)
    {
        var page = File.ReadAllText(Path.Combine(Root, "docs", "configuration.md"));

        Assert.All(
            entry.GetProperties(BindingFlags.Public | BindingFlags.Instance).Where(static property => property.CanWrite),
            property => Assert.Matches($"[`\"]{property.Name}[`\"]", page));
    }

    [Fact]
    public void Readme_PipelineMetrics_AreAllListed()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        var names = typeof(MetricNames).GetFields(BindingFlags.Public | BindingFlags.Static)
            .Where(field => field.IsLiteral)
            .Select(field => (string)field.GetRawConstantValue()!)
            .Where(name => name.StartsWith(MetricNames.PipelinePrefix, StringComparison.Ordinal) && name != MetricNames.PipelinePrefix);

        Assert.All(names, name => Assert.Contains(name, readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Readme_Kpis_AreAllListed()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));

        Assert.All(KpiRegistry.All, kpi => Assert.Contains($"`{kpi.Definition.Key}`", readme, StringComparison.Ordinal));
    }

    [Fact]
    public void Options_OfAllPrograms_AreAllLookedAt()
    {
        var sections = new[] { typeof(HostingOptions), typeof(RedisOptions), typeof(IngestionOptions), typeof(QueryOptions), typeof(ObservabilityOptions) }
            .SelectMany(known => known.Assembly.GetTypes())
            .Select(type => type.GetField("Section", BindingFlags.Public | BindingFlags.Static | BindingFlags.FlattenHierarchy))
            .Where(field => field is { IsLiteral: true })
            .Select(field => (string)field!.GetRawConstantValue()!)
            .Distinct();

        Assert.Equal(sections.Order(StringComparer.Ordinal), Options().Select(option => option.Split(':')[0]).Distinct().Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Options() =>
        OptionsOf<HostingOptions>(HostingOptions.Section)
            .Concat(OptionsOf<EngineOptions>(EngineOptions.Section))
            .Concat(OptionsOf<SlaOptions>(SlaOptions.Section))
            .Concat(OptionsOf<RedisOptions>(RedisOptions.Section))
            .Concat(OptionsOf<KafkaOptions>(KafkaOptions.Section))
            .Concat(OptionsOf<IngestionOptions>(IngestionOptions.Section))
            .Concat(OptionsOf<KpiOptions>(KpiOptions.Section))
            .Concat(OptionsOf<QueryOptions>(QueryOptions.Section))
            .Concat(OptionsOf<ObservabilityOptions>(ObservabilityOptions.Section));

    private static IEnumerable<string> OptionsOf<T>(string section) => typeof(T)
        .GetProperties(BindingFlags.Public | BindingFlags.Instance)
        .Where(property => property.CanWrite)
        .Select(property => $"{section}:{property.Name}");

    [GeneratedRegex(@"^\| `(\w+:\w+)` \|", RegexOptions.Multiline)]
    private static partial Regex OptionRow();
}
