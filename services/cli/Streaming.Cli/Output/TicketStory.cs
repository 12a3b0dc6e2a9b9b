using Streaming.Contracts;
using Streaming.Contracts.Kpi.V1;

namespace Streaming.Cli.Output;

/// <summary>One ticket as a story.</summary>
internal static class TicketStory
{
    /// <summary>Writes a ticket.</summary>
    /// <param name="response">The ticket.</param>
    /// <param name="inFrench">Whether the story is told in French.</param>
    /// <param name="output">Where to.</param>
    public static void Write(GetTicketResponse response, bool inFrench, TextWriter output)
    {
        var ticket = response.Ticket;
        output.WriteLine($"{ticket.Id}  {ticket.Status}{(ticket.Voided ? ", voided" : "")}");
        output.WriteLine($"created {TimeText.Of(ticket.CreatedAt)}, last event {TimeText.Of(ticket.LastEventAt)}");
        WriteIf(output, ticket.WaitingSince is not null, $"customer waits since {TimeText.Of(ticket.WaitingSince)}");
        WriteIf(output, ticket.HasFirstResponseTime, $"first response {TimeText.Of(ticket.FirstResponseAt)}, after {Durations.Text(ticket.FirstResponseTime)}");
        WriteIf(output, ticket.HasTimeToResolution, $"resolved {TimeText.Of(ticket.ResolvedAt)}, after {Durations.Text(ticket.TimeToResolution)}");
        var values = new[] { ("team", ticket.Team), ("agent", ticket.Agent), ("channel", ticket.Channel), ("category", ticket.Category), ("priority", ticket.Priority), ("product", ticket.Product) };
        output.WriteLine(string.Join(", ", values.Where(static value => value.Item2.Length > 0).Select(static value => $"{value.Item1} {value.Item2}")));
        output.WriteLine();
        WriteIf(output, response.OlderFactsSettled, "... (older facts are settled)");
        foreach (var fact in response.Facts)
        {
            output.WriteLine($"{TimeText.Of(fact.Time)}  {(inFrench ? fact.TextFr : fact.TextEn)}");
        }

        output.WriteLine();
        foreach (var clock in response.Clocks)
        {
            output.WriteLine(inFrench ? clock.TextFr : clock.TextEn);
            foreach (var step in clock.Steps)
            {
                output.WriteLine($"  {TimeText.Of(step.Time)}  {(inFrench ? step.TextFr : step.TextEn)}");
            }
        }

        WriteIf(output, response.Clocks.Count > 0, "");
        output.WriteLine("counts in:");
        foreach (var count in response.Counts.Where(static count => count.Kpis.Count > 0))
        {
            output.WriteLine($"{TimeText.Of(count.Time)}  {string.Join(", ", count.Kpis)}: {NumberText.Of(count.Value, Unit.Unspecified)}");
        }
    }

    private static void WriteIf(TextWriter output, bool isSo, string line)
    {
        if (isSo)
        {
            output.WriteLine(line);
        }
    }
}
