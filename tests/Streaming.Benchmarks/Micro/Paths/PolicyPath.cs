using System.Text;
using Streaming.Domain.Names;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tickets;

namespace Streaming.Benchmarks.Micro.Paths;

/// <summary>Tickets of many teams, channels, categories and priorities are given their policies, one of twenty.</summary>
internal sealed class PolicyPath : IHotPath
{
    private const int Tickets = 10_000;
    private readonly SlaMatcher _matcher;
    private readonly NameId _tenant;
    private readonly Attribution[] _tickets = new Attribution[Tickets];

    /// <summary>Makes tickets and policies.</summary>
    public PolicyPath()
    {
        var names = new NameTable(10_000);
        _tenant = names.Intern(NameKind.Tenant, NameId.None, "acme"u8);
        var random = new Random(5);
        for (var i = 0; i < Tickets; i++)
        {
            _tickets[i] = new Attribution
            {
                Team = Name(NameKind.Team, random.Next(40)),
                Channel = Name(NameKind.Channel, random.Next(6)),
                Category = Name(NameKind.Category, random.Next(300)),
                Priority = Name(NameKind.Priority, random.Next(4)),
            };
        }

        var policies = Enumerable.Range(0, 19)
            .Select(static i => new SlaPolicy($"p{i}", [new(NameKind.Priority, [$"v{i % 4}"]), new(NameKind.Team, [$"v{i}", $"v{i + 19}"])], []))
            .Append(new SlaPolicy("rest", [], []));
        _matcher = new SlaMatcher(new SlaPolicySet([new SlaPolicyVersion("1", long.MinValue, [.. policies])]), names);
        Run();

        NameId Name(NameKind kind, int number) => names.Intern(kind, _tenant, Encoding.UTF8.GetBytes($"v{number}"));
    }

    /// <inheritdoc/>
    public string Operation => "tickets";

    /// <inheritdoc/>
    public int Operations => Tickets;

    /// <inheritdoc/>
    public void Prepare()
    {
        // Asking changes nothing.
    }

    /// <inheritdoc/>
    public void Run()
    {
        foreach (ref var values in _tickets.AsSpan())
        {
            if (_matcher.Match(0, _tenant, values) is null)
            {
                throw new InvalidOperationException("The last policy matches every ticket.");
            }
        }
    }
}
