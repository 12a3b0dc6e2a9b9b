using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>One event of an SLA clock as a line.</summary>
internal static class SlaLine
{
    /// <summary>The line of an event. A clock that is not the first of its kind on its ticket has its number behind a slash, as in the event's id.</summary>
    /// <param name="sla">The event.</param>
    public static string Of(SlaEvent sla)
    {
        var kind = sla.Kind switch
        {
            SlaEventKind.AtRisk => $"at risk ({sla.ThresholdPerMille / 10.0:0.#} %)",
            SlaEventKind.Retracted => $"retracted: was {Word(sla.Retracts)}, is {sla.Becomes}",
            _ => Word(sla.Kind),
        };
        var due = sla.DueAt is not null && sla.Kind == SlaEventKind.AtRisk ? $", due {TimeText.Of(sla.DueAt)}" : "";
        var cycle = sla.Cycle > 0 ? $"/{sla.Cycle}" : "";
        return FormattableString.Invariant(
            $"{TimeText.Of(sla.Time)}  {sla.TicketId}  {sla.Clock}{cycle}  {kind}{due}  policy {sla.Policy}{(sla.HasTeam ? $", team {sla.Team}" : "")}, revision {sla.Revision}");
    }

    private static string Word(SlaEventKind kind) => kind == SlaEventKind.AtRisk ? "at risk" : kind.ToString().ToLowerInvariant();
}
