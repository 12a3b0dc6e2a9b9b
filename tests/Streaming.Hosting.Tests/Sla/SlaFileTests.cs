using Streaming.Domain.Sla.Clocks;
using Streaming.Testing.Servers.Processes;
using static Streaming.Hosting.Tests.Sla.SlaConfiguration;

namespace Streaming.Hosting.Tests.Sla;

public sealed class SlaFileTests : IDisposable
{
    private static readonly string Example = Path.Combine(RepositoryRoot.FullPath, "deploy", "sla", "policies.example.yaml");
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("sla-");

    [Fact]
    public void Example_Shipped_IsValid()
    {
        var sla = SettingsOf(("Sla:File", Example)).Sla;

        Assert.Equal(["2026-01", "2026-07"], sla.Versions.Select(static version => version.Version));
        Assert.Equal(["outage", "uk-desk", "internal", "urgent", "standard"], sla.Versions[1].Policies.Select(static policy => policy.Name));
        var outage = sla.Versions[1].Policies[0];
        Assert.Equal(0.95, outage.Target(ClockKind.TotalResolution)!.Objective!.Share);
        Assert.Equal("london", sla.Versions[1].Policies[1].Target(ClockKind.FirstReply)!.Calendar.Name);

        // Christmas Eve in the morning, then closed until Saturday the 26th.
        var paris = sla.DefaultCalendar;
        var from = new DateTimeOffset(2026, 12, 24, 12, 0, 0, TimeSpan.FromHours(1)).ToUnixTimeMilliseconds();
        Assert.Equal(
            new DateTimeOffset(2026, 12, 26, 10, 30, 0, TimeSpan.FromHours(1)).ToUnixTimeMilliseconds(),
            paris.AddOpenMs(from, 60 * 60_000));
    }

    [Fact]
    public void PoliciesOfTheDemo_Shipped_AreValid()
    {
        var sla = SettingsOf(("Sla:File", Path.Combine(RepositoryRoot.FullPath, "deploy", "sla", "demo.yaml"))).Sla;

        var policies = Assert.Single(sla.Versions).Policies;
        Assert.Equal(["critical", "high", "standard"], policies.Select(static policy => policy.Name));
        Assert.All(policies, static policy => Assert.NotNull(policy.Target(ClockKind.TotalResolution)));
        Assert.Equal("24x7", policies[0].Target(ClockKind.FirstReply)!.Calendar.Name);
        Assert.Equal("desk", policies[2].Target(ClockKind.FirstReply)!.Calendar.Name);
    }

    [Theory]
    [InlineData("sla.yaml", "Policies:\n  - Name: p\n    Targets:\n      - { Clock: first_reply, Duration: 1h }\n")]
    [InlineData("sla.yml", "# with the section's name\nSla:\n  Policies: [{ Name: p, Targets: [{ Clock: first_reply, Duration: 60m }] }]\n")]
    [InlineData("sla.json", """{ "Policies": [ { "Name": "p", "Targets": [ { "Clock": "first_reply", "Duration": "1h" } ] } ] }""")]
    public void File_AnyFormat_HoldsTheSection(string name, string text)
    {
        var expected = SettingsOf(("Sla:Policies:0:Name", "p"), ("Sla:Policies:0:Targets:0:Clock", "first_reply"), ("Sla:Policies:0:Targets:0:Duration", "1h"));

        var settings = SettingsOf(("Sla:File", Write(name, text)));

        Assert.Equal(expected.ConfigurationHash(), settings.ConfigurationHash());
    }

    [Fact]
    public void File_Faults_BeginWithItsName() => Assert.Equal(
        ["sla.yaml:Policies:0:Name is '(absent)' but must be a name of 1 to 256 bytes, without blanks at its ends and without any of \"\\{}."],
        Faults(("Sla:File", Write("sla.yaml", "Policies: [{ Targets: [] }]"))));

    [Fact]
    public void File_EmptyEntries_AreTold() => Assert.Equal(
    [
        "sla.yaml:Calendars:desk is '(absent)' but must be a group of options, or left out.",
        "sla.yaml:Policies:0:Match:team:0 is '(absent)' but must have a value, or be left out.",
        "sla.yaml:Policies:0:Objective is '(absent)' but must be a group of options, or left out.",
        "sla.yaml:Policies:1 is '(absent)' but must be a group of options, or left out.",
    ],
        Faults(("Sla:File", Write("sla.yaml", "Calendars: { desk: {} }\nPolicies: [{ Name: p, Match: { team: [~] }, Objective: }, {}]")))
            .Where(static fault => fault.Contains("left out", StringComparison.Ordinal) && !fault.Contains("leave", StringComparison.Ordinal)));

    [Theory]
    [InlineData("Version: [a", "line 2, column 1: While parsing a flow sequence")]
    [InlineData("Version: a\nVersion: b", "line 2, column 1")]
    [InlineData("- a", "the document must be a group of keys")]
    [InlineData("Version: a\n---\nVersion: b", "there must be one document")]
    [InlineData("Version: a\nversion: b", "'version' is there twice")]
    public void File_NoValidYaml_SaysWhere(string text, string where)
    {
        var fault = Assert.Single(Faults(("Sla:File", Write("sla.yaml", text))));

        Assert.StartsWith($"Sla:File is '{Path.Combine(_folder.FullName, "sla.yaml")}' but must hold valid configuration: ", fault, StringComparison.Ordinal);
        Assert.True(fault.Contains(where, StringComparison.Ordinal), fault);
    }

    [Fact]
    public void File_NoValidJson_IsTold() => Assert.Contains(
        "but must hold valid configuration", Assert.Single(Faults(("Sla:File", Write("sla.json", "{ \"Version\": ")))), StringComparison.Ordinal);

    [Fact]
    public void File_OtherOptionsBesideIt_AreRefused() => Assert.Equal(
        ["Sla:Version is '2' but must be left out, or Sla:File: the file holds all of the section."],
        Faults(("Sla:File", Write("sla.yaml", "")), ("Sla:Version", "2")));

    [Theory]
    [InlineData("missing.yaml", "must be a file that can be read")]
    [InlineData("sla.toml", "must end in .yaml, .yml or .json")]
    public void File_Unfit_IsTold(string name, string rule) =>
        Assert.Contains(rule, Assert.Single(Faults(("Sla:File", Path.Combine(_folder.FullName, name)))), StringComparison.Ordinal);

    public void Dispose() => _folder.Delete(recursive: true);

    private string Write(string name, string text)
    {
        var path = Path.Combine(_folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
