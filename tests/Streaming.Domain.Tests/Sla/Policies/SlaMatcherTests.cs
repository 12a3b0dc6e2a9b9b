using System.Text;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Sla.Policies;

public sealed class SlaMatcherTests
{
    private readonly NameTable _names = new(1_000);
    private readonly NameId _acme;

    public SlaMatcherTests()
    {
        _acme = Name(NameKind.Tenant, "acme", NameId.None);
    }

    [Fact]
    public void Match_SeveralPoliciesMatch_TakesTheFirst()
    {
        var matcher = Matcher(
            Policy("urgent", (NameKind.Priority, ["urgent", "high"])),
            Policy("billing", (NameKind.Team, ["billing"])),
            Policy("rest"));

        Assert.Equal("urgent", matcher.Match(0, _acme, new Attribution { Priority = Name(NameKind.Priority, "high"), Team = Name(NameKind.Team, "billing") })?.Name);
        Assert.Equal("billing", matcher.Match(0, _acme, new Attribution { Priority = Name(NameKind.Priority, "low"), Team = Name(NameKind.Team, "billing") })?.Name);
        Assert.Equal("rest", matcher.Match(0, _acme, default)?.Name);
    }

    [Fact]
    public void Match_SeveralConditions_AllMustHold()
    {
        var matcher = Matcher(Policy("gold mail", (NameKind.Tenant, ["acme"]), (NameKind.Channel, ["email"])));
        var email = new Attribution { Channel = Name(NameKind.Channel, "email") };

        Assert.NotNull(matcher.Match(0, _acme, email));
        Assert.Null(matcher.Match(0, Name(NameKind.Tenant, "other", NameId.None), email));
        Assert.Null(matcher.Match(0, _acme, new Attribution { Channel = Name(NameKind.Channel, "phone") }));
    }

    [Fact]
    public void Match_AbsentValue_IsUnknown()
    {
        var matcher = Matcher(Policy("nobody's", (NameKind.Team, [NameId.UnknownText])));

        Assert.NotNull(matcher.Match(0, _acme, default));
        Assert.Null(matcher.Match(0, _acme, new Attribution { Team = Name(NameKind.Team, "billing") }));
    }

    [Fact]
    public void Match_SameTextInAnotherDimension_IsAnotherName()
    {
        var matcher = Matcher(Policy("team phone", (NameKind.Team, ["phone"])));

        Assert.Null(matcher.Match(0, _acme, new Attribution { Channel = Name(NameKind.Channel, "phone") }));
    }

    [Fact]
    public void Match_NoVersionEffective_IsNoPolicy() => Assert.Null(Matcher(Policy("all")).Match(-1, _acme, default));

    [Fact]
    public void Match_RandomPolicies_EqualsReadingThemInOrder()
    {
        var random = new Random(11);
        var dimensions = SlaMatch.Dimensions.Where(static kind => kind != NameKind.Tenant).ToArray();
        var policies = Enumerable.Range(0, 200).Select(i => Policy(
            $"p{i}",
            [.. dimensions.Where(_ => random.Next(3) == 0).Select(kind => (kind, Values(random)))])).Where(static policy => policy.Match.Count > 0).ToArray();
        var matcher = Matcher(policies);

        for (var i = 0; i < 5_000; i++)
        {
            var texts = dimensions.Select(_ => random.Next(7) == 0 ? "" : $"v{random.Next(12)}").ToArray();
            var values = new Attribution
            {
                Team = Name(NameKind.Team, texts[0]),
                Channel = Name(NameKind.Channel, texts[1]),
                Category = Name(NameKind.Category, texts[2]),
                Priority = Name(NameKind.Priority, texts[3]),
                Product = Name(NameKind.Product, texts[4]),
            };

            var expected = policies.FirstOrDefault(policy => policy.Match.All(match =>
            {
                var text = texts[Array.IndexOf(dimensions, match.Dimension)];
                return match.Values.Contains(text.Length == 0 ? "unknown" : text);
            }));
            Assert.Same(expected, matcher.Match(0, _acme, values));
        }
    }

    private static string[] Values(Random random) => [.. Enumerable.Range(0, 12).Where(_ => random.Next(4) == 0).Select(static i => $"v{i}"), "unknown"];

    private static SlaPolicy Policy(string name, params (NameKind Kind, string[] Values)[] match) =>
        new(name, [.. match.Select(static m => new SlaMatch(m.Kind, m.Values))], []);

    private SlaMatcher Matcher(params SlaPolicy[] policies) =>
        new(new SlaPolicySet([new SlaPolicyVersion("1", long.MinValue, policies)]), _names);

    private NameId Name(NameKind kind, string text, NameId? tenant = null) => _names.Intern(kind, tenant ?? _acme, Encoding.UTF8.GetBytes(text));
}
