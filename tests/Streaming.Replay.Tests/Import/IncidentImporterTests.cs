using Streaming.Replay.Events;
using Streaming.Replay.Import;
using static Streaming.Replay.Tests.Import.Rows;

namespace Streaming.Replay.Tests.Import;

public sealed class IncidentImporterTests
{
    [Fact]
    public void Import_FirstRowAlreadyResolved_CreatesNewAndThenSolves()
    {
        var events = IncidentImporter.Import([Row(7, "Resolved", 0)]);

        Assert.Equal(["I-created", "7-message", "7-status"], events.Select(e => e.Id));
        Assert.Null(((TicketCreated)events[0].Data).Status);
        Assert.Null(events[0].Sequence);
        Assert.Equal([7L, 7L], events.Skip(1).Select(e => e.Sequence!.Value));
        Assert.Equal("solved", ((TicketStatusChanged)events[2].Data).Status);
        Assert.All(events, e => Assert.Equal(OpenedAt, e.Time));
    }

    [Fact]
    public void Import_RowsOfOneMinute_KeepTheirOrder()
    {
        var events = IncidentImporter.Import([Row(1, "New", 0), Row(3, "Resolved", 5), Row(2, "Active", 5)]);

        Assert.Equal(["open", "solved"], Statuses(events));
        Assert.Equal("2-message", events.Single(e => e.Data is TicketMessage).Id);
    }

    [Theory]
    [InlineData("Active", "-100", new[] { "open" })]
    [InlineData("Awaiting Vendor", "Awaiting Problem", new[] { "on-hold" })]
    [InlineData("Awaiting User Info", "Awaiting Evidence", new[] { "pending", "on-hold" })]
    [InlineData("Resolved", "Closed", new[] { "solved", "closed" })]
    [InlineData("Resolved", "New", new[] { "solved", "new" })]
    public void Import_StateChange_IsAStatusChangeOnlyWhenTheStatusDiffers(string first, string second, string[] expected)
    {
        var events = IncidentImporter.Import([Row(1, first, 1), Row(2, second, 2)]);

        Assert.Equal(expected, Statuses(events));
    }

    [Fact]
    public void Import_UnknownState_NamesRowAndState()
    {
        var error = Assert.Throws<FormatException>(() => IncidentImporter.Import([Row(4, "Asleep", 1)]));

        Assert.Contains("Row 4", error.Message, StringComparison.Ordinal);
        Assert.Contains("'Asleep'", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Import_RowBeforeTheOpening_CreationCarriesItsStatusAndTheMessageComesFirst()
    {
        var events = IncidentImporter.Import([Row(1, "Active", -20), Row(2, "Awaiting User Info", 4)]);

        Assert.Equal(["1-message", "1-status", "I-created", "2-status"], events.Select(e => e.Id));
        Assert.Equal("open", ((TicketCreated)events[2].Data).Status);
    }

    [Fact]
    public void Import_ChangedValues_AreTheOnlyOnesNamed()
    {
        var events = IncidentImporter.Import([Row(1, "New", 0), Row(2, "New", 9) with { Priority = "1", Group = "h", Assignee = null }]);

        Assert.Equal(new TicketAttributesChanged("I") { Priority = "1" }, events[1].Data);
        Assert.Equal(new TicketAssigned("I", new("h"), new AssignedValue(null)), events[2].Data);
        Assert.Equal(3, events.Count);
    }

    [Fact]
    public void Import_AssigneeTakenAway_IsWrittenAsNull()
    {
        var events = IncidentImporter.Import([Row(1, "New", 0), Row(2, "New", 9) with { Assignee = null }]);

        var data = Json.Lines(events).Last().GetProperty("data");

        Assert.Equal(System.Text.Json.JsonValueKind.Null, data.GetProperty("agentId").ValueKind);
        Assert.False(data.TryGetProperty("team", out _));
    }

    [Fact]
    public void Import_MissingCaller_IsTheUnknownCustomer()
    {
        var events = IncidentImporter.Import([Row(1, "New", 0) with { Caller = null }]);

        Assert.Equal(ImportOptions.UnknownCustomer, ((TicketCreated)events[0].Data).CustomerId);
    }

    [Fact]
    public void Import_Until_LeavesOutWhatComesThen()
    {
        var options = new ImportOptions { Until = OpenedAt.AddMinutes(5) };

        var events = IncidentImporter.Import([Row(1, "New", 0), Row(2, "Active", 4), Row(3, "Resolved", 5)], options);

        Assert.Equal(["open"], Statuses(events));
    }

    [Fact]
    public void Import_OpenedOutside_IsLeftOutWhole()
    {
        var options = new ImportOptions { OpenedFrom = OpenedAt.AddMinutes(1) };

        Assert.Empty(IncidentImporter.Import([Row(1, "New", 0), Row(2, "Active", 4)], options));
    }

    private static IEnumerable<string> Statuses(IEnumerable<ProducedEvent> events) =>
        events.Select(e => e.Data).OfType<TicketStatusChanged>().Select(change => change.Status);
}
