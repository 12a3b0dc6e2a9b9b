using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Settings;
using Streaming.Domain.Sla.Clocks;
using Streaming.Domain.Sla.Policies;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Tests.Tickets;

/// <summary>
/// What a further fact adds stands behind what was contributed before, until the ticket is closed after it was solved: only so need nothing be read of it
/// but its bytes.
/// </summary>
public sealed class ContributionOrderTests
{
    [Fact]
    public void Evaluate_FurtherFact_AddsBehindWhatWasThere()
    {
        var settings = new EngineSettings();
        var splits = new SplitResolver(new SplitTable(), settings.MainDimensions);
        var walk = new TicketWalk(settings, splits, new ClockWalk(new ClockPoliciesByText(SlaPolicySet.Empty), splits));
        var workspace = new TicketWorkspace();
        workspace.Clear(new NameId(1));
        var before = Array.Empty<Contribution>();
        var contributions = new ContributionList();
        Fact[] facts =
        [
            new() { Kind = EventKind.TicketCreated, Status = TicketStatus.New },
            new() { Kind = EventKind.Assigned, Fields = EventFields.Agent, Values = new Attribution { Agent = new NameId(2) } },
            new() { Kind = EventKind.Message, Author = Author.Human, IsPublic = true, Values = new Attribution { Agent = new NameId(2) } },
            new() { Kind = EventKind.Message, Author = Author.Customer, IsPublic = true },
            new() { Kind = EventKind.StatusChanged, Status = TicketStatus.Solved },
        ];
        foreach (var fact in facts)
        {
            ref var added = ref workspace.Append();
            added = fact;
            added.TimeMs = 1_000 * workspace.Count;

            walk.Evaluate(workspace, timerTimeMs: long.MinValue, contributions);

            Assert.True(contributions.Items.StartsWith(before), $"{fact.Kind} changed what was there before it.");
            before = contributions.Items.ToArray();
        }

        Assert.Contains(before, static item => item.Measure == Measure.Resolved);
        Assert.Equal(Measure.TicketsByCategory, before[0].Measure);
    }
}
