using System.Text.RegularExpressions;

namespace Streaming.Contracts.Tests;

/// <summary>Names and help texts of metrics follow Prometheus' conventions.</summary>
public sealed class MetricNamesTests
{
    private static readonly Dictionary<string, string> Metrics = Constants.Of(typeof(MetricNames))
        .Where(constant => !constant.Key.EndsWith("Prefix", StringComparison.Ordinal) && !constant.Key.EndsWith("Suffix", StringComparison.Ordinal))
        .ToDictionary();

    [Fact]
    public void Names_AllOfThem_AreDistinctAndOfOneForm()
    {
        Assert.Equal(Metrics.Count, Metrics.Values.Distinct().Count());
        Assert.All(Metrics.Values, name => Assert.Matches("^(support|streaming)(_[a-z0-9]+)+$", name));
    }

    [Fact]
    public void Names_Endings_AreNotThoseOfHistogramParts() =>
        Assert.All(Metrics.Values, name => Assert.DoesNotMatch("_(count|sum|bucket)$", name));

    [Fact]
    public void Help_Members_AreThoseOfNames() =>
        Assert.Equal(Metrics.Keys.Order(StringComparer.Ordinal), Constants.Of(typeof(MetricHelp)).Keys.Order(StringComparer.Ordinal));

    [Fact]
    public void Help_OfMeasuredUnits_StatesTheUnit()
    {
        var help = Constants.Of(typeof(MetricHelp));

        Assert.All(Metrics, metric =>
        {
            var unit = Regex.Match(metric.Value, "_(seconds|bytes)$").Groups[1].Value;
            Assert.Contains(unit, help[metric.Key], StringComparison.Ordinal);
            Assert.EndsWith(".", help[metric.Key], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void Labels_AllOfThem_AreDistinctFromDimensionsAndValid()
    {
        var labels = Constants.Of(typeof(LabelNames)).Values.Concat(Constants.Of(typeof(Dimensions)).Values).ToList();

        Assert.Equal(labels.Count, labels.Distinct().Count());
        Assert.All(labels, label => Assert.Matches("^[a-z][a-z_]*$", label));
    }
}
