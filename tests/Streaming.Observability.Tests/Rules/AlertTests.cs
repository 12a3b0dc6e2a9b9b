using System.Text.RegularExpressions;
using Streaming.Testing.Servers.Processes;

namespace Streaming.Observability.Tests.Rules;

/// <summary>What holds for every alert.</summary>
public sealed partial class AlertTests
{
    // Labels that would make an alert of every ticket.
    private static readonly string[] Unbounded = ["ticket", "customer", "agent"];

    private static readonly string[] Names = [.. DeployFiles.Generated.Rules.SelectMany(group => group.Alerts).Select(alert => alert.Name).Distinct()];

    public static TheoryData<string> Alerts => [.. Names];

    [Fact]
    public void Rules_OfOneName_AreToldApartByLabelsAndConcernTheSamePeople()
    {
        foreach (var alerts in DeployFiles.Generated.Rules.SelectMany(group => group.Alerts).GroupBy(alert => alert.Name))
        {
            Assert.Equal(alerts.Count(), alerts.Select(alert => string.Join(',', alert.Labels.OrderBy(label => label.Key))).Distinct().Count());
            Assert.Single(alerts.Select(alert => alert.Severity).Distinct());
        }
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Runbook_OfAnAlert_SaysWhatItMeansHowToSeeAndWhatToDo(string name)
    {
        var page = Path.Combine(RepositoryRoot.FullPath, "docs", "runbooks", $"{name}.md");

        Assert.True(File.Exists(page), $"{page} is not written.");
        var text = File.ReadAllText(page);
        Assert.StartsWith($"# {name}\n", text, StringComparison.Ordinal);
        Assert.Equal(["What it means", "How to see it", "What to do"], Headings().Matches(text).Select(match => match.Groups[1].Value));
        Assert.True(text.Length > 600, $"{page} says too little.");
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Cases_OfAnAlert_HaveItFireStaySilentAndClear(string name)
    {
        var expected = DeployFiles.Generated.Cases
            .Select(one => one.Expect.Where(expect => expect.Alert == name).OrderBy(expect => expect.At).ToList())
            .Where(one => one.Count > 0)
            .ToList();

        Assert.Contains(expected, one => one.Any(at => at.Firing.Count > 0));
        Assert.Contains(expected, one => one[0].Firing.Count == 0);
        Assert.Contains(expected, one => one.Any(at => at.Firing.Count > 0) && one[^1].Firing.Count == 0);
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Labels_OfAnAlert_NameNoTicketAndNoPerson(string name)
    {
        Assert.All(DeployFiles.Generated.Rules.SelectMany(group => group.Alerts).Where(alert => alert.Name == name), alert =>
        {
            Assert.All(alert.Labels.Keys, label => Assert.DoesNotContain(label, Unbounded));
            Assert.DoesNotMatch(@"by \([^)]*\b(ticket|customer|agent)\b", alert.Expression);
        });
    }

    [Theory]
    [MemberData(nameof(Alerts))]
    public void Texts_OfAnAlert_SayTheSameInBothLanguages(string name) =>
        Assert.All(DeployFiles.Generated.Rules.SelectMany(group => group.Alerts).Where(alert => alert.Name == name), alert =>
            Assert.All([alert.Summary, alert.Description], words =>
            {
                Assert.NotEqual(words.En, words.Fr);
                Assert.Equal(Placeholders().Matches(words.En).Select(match => match.Value).Order(), Placeholders().Matches(words.Fr).Select(match => match.Value).Order());
            }));

    [Fact]
    public void Runbooks_AllOfThem_BelongToAnAlert() => Assert.Equal(
        Names.Order(StringComparer.Ordinal),
        Directory.EnumerateFiles(Path.Combine(RepositoryRoot.FullPath, "docs", "runbooks"), "*.md")
            .Select(Path.GetFileNameWithoutExtension).Where(name => name != "README").Order(StringComparer.Ordinal));

    [GeneratedRegex(@"\{\{.*?\}\}")]
    private static partial Regex Placeholders();

    [GeneratedRegex("^## (.+)$", RegexOptions.Multiline)]
    private static partial Regex Headings();
}
