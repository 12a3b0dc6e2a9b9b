using System.Globalization;
using System.Text.RegularExpressions;
using Streaming.Domain.Kpis.Bands;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Domain.Tests.Kpis;

/// <summary>The catalogue's vectors, read from the catalogue itself where it lies beside the repository: none is forgotten.</summary>
public sealed partial class CatalogueTests
{
    private static readonly Dictionary<string, (string Key, Func<string, double> Read)> Banded = new()
    {
        ["FRT"] = ("first_response_time", static text => text.Split(':') is [var minutes, var seconds] ? (60 * Number(minutes)) + Number(seconds) : double.NaN),
        ["CSAT"] = ("csat_pct", static text => Number(text) / 100),
        ["Resolution"] = ("resolution_rate", static text => Number(text) / 100),
        ["AHT"] = ("aht", static text => 60 * Number(text)),
        ["NPS"] = ("nps", Number),
        ["Retention"] = ("retention_rate", static text => Number(text) / 100),
        ["T3:"] = ("tickets_per_customer", Number),
    };

    private static readonly Dictionary<string, Band> Bands = new()
    {
        ["exceptional"] = Band.Exceptional,
        ["above"] = Band.AboveAverage,
        ["above_average"] = Band.AboveAverage,
        ["typical"] = Band.Typical,
        ["below"] = Band.BelowTypical,
    };

    [SkippableFact]
    public void EveryVector_IsNamedByATest()
    {
        var catalogue = Catalogue();
        var tests = string.Join('\n', Directory.EnumerateFiles(Path.Combine(RepositoryRoot.FullPath, "tests"), "*.cs", SearchOption.AllDirectories)
            .Where(static file => Path.GetFileName(file) != $"{nameof(CatalogueTests)}.cs")
            .Select(File.ReadAllText));
        var named = Named().Matches(tests).Select(static match => match.Groups[1].Value).ToHashSet(StringComparer.Ordinal);

        var ids = Ids().Matches(Section(catalogue, "## 8.", "## 9.")).Select(static match => match.Groups[1].Value + match.Groups[2].Value).ToList();

        Assert.True(ids.Count > 50, $"Only {ids.Count} vectors were found: {string.Join(' ', ids)}");
        Assert.DoesNotContain(ids, id => !named.Contains(id));
    }

    [SkippableFact]
    public void EveryBandVector_HasTheBandThatTheCatalogueSays()
    {
        var text = Section(Catalogue(), "Band vectors: ", "## 9.")["Band vectors: ".Length..].Split("\n\n")[0].ReplaceLineEndings(" ").Trim().TrimEnd('.');
        var count = 0;
        foreach (var sentence in text.Split(". "))
        {
            var (name, vectors) = (sentence[..sentence.IndexOf(' ', StringComparison.Ordinal)], sentence[(sentence.IndexOf(' ', StringComparison.Ordinal) + 1)..]);
            var (key, read) = Banded[name];
            foreach (var vector in vectors.Split(',', StringSplitOptions.TrimEntries))
            {
                var words = vector.Split(' ', StringSplitOptions.RemoveEmptyEntries);
                Assert.True(BandSet.Kpi7Of2024.Classify(key, read(words[0])) == Bands[words[1]], $"{name} {vector}: {BandSet.Kpi7Of2024.Classify(key, read(words[0]))}");
                count++;
            }
        }

        Assert.True(count > 30, $"Only {count} band vectors were found.");
    }

    private static double Number(string text) => double.Parse(text, CultureInfo.InvariantCulture);

    private static string Section(string catalogue, string from, string to)
    {
        var start = catalogue.IndexOf(from, StringComparison.Ordinal);
        return catalogue[start..catalogue.IndexOf(to, start, StringComparison.Ordinal)];
    }

    private static string Catalogue()
    {
        var file = Path.Combine(RepositoryRoot.FullPath, "..", "shared", "kpi-catalogue.md");
        Skip.IfNot(File.Exists(file), "The catalogue is not beside the repository (../shared/kpi-catalogue.md).");
        return File.ReadAllText(file);
    }

    [GeneratedRegex(@"^\| ([AK]\d+) \||""id"":""(B\d+)""", RegexOptions.Multiline)]
    private static partial Regex Ids();

    [GeneratedRegex("""(?<![A-Za-z0-9])([ABK]\d+)(?:_|\b)""")]
    private static partial Regex Named();
}
