using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>One event of an SLA clock as a line.</summary>
internal static class SlaLine
{
    /// <summary>The line of an event.</summary>
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
        return FormattableString.Invariant($"{TimeText.Of(sla.Time)}  {sla.TicketId}  {sla.Clock}  {kind}{due}  policy {sla.Policy}{(sla.HasTeam ? $", team {sla.Team}" : "")}");
    }

    private static string Word(SlaEventKind kind) => kind == SlaEventKind.AtRisk ? "at risk" : kind.ToString().ToLowerInvariant();
}
