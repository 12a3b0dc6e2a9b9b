using System.Text;
using System.Text.Json;
using Streaming.Domain.Events;
using Streaming.Domain.Measures;
using Streaming.Domain.Names;
using Streaming.Domain.Tickets;

namespace Streaming.Domain.Customers;

/// <summary>
/// Tells the shards of customers which answers to surveys are whose. Whenever what a ticket's answers contribute changes, all of its answers are told
/// as they stand: seldom more than one, and whoever knows one of them already takes it for what it is, a repetition.
/// </summary>
/// <param name="names">The shard's names.</param>
/// <param name="splits">The shard's splits.</param>
/// <param name="walk">Finds the answers.</param>
/// <param name="writer">Writes the messages.</param>
/// <remarks>Not safe for use by two threads at once.</remarks>
internal sealed class AnswerJoins(NameTable names, SplitTable splits, TicketWalk walk, JoinWriter writer)
{
    /// <summary>The type of a message that an answer stands as a customer's.</summary>
    public const string Answered = "support.customer.survey-answered.v1";

    /// <summary>The type of a message that it does not.</summary>
    public const string TakenBack = "support.customer.survey-taken-back.v1";

    private const string Source = "/surveys";
    private static readonly string[] Kinds = ["csat", "nps", "ces"];

    private readonly List<(int Answered, int Counted, int Customer, Attribution Values)> _answers = [];

    /// <summary>Tells what a change of a ticket's contributions means to those who answered, right after its evaluation.</summary>
    /// <param name="ticketKey">The ticket's key, or that of a response without a ticket.</param>
    /// <param name="workspace">Its facts.</param>
    /// <param name="retracted">What it contributes no more.</param>
    /// <param name="added">What it contributes now and did not.</param>
    /// <param name="version">The version that the next commit follows.</param>
    public void Publish(
        ReadOnlySpan<byte> ticketKey, TicketWorkspace workspace, ReadOnlySpan<Contribution> retracted, ReadOnlySpan<Contribution> added, long version)
    {
        if (!writer.IsHeard || !(HasAnswers(retracted) || HasAnswers(added)))
        {
            return;
        }

        _answers.Clear();
        walk.FindAnswers(workspace, _answers);
        foreach (ref readonly var answer in System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_answers))
        {
            foreach (ref readonly var gone in retracted)
            {
                if (gone.Measure == Measure.Respondent && gone.MainSplit != answer.Customer)
                {
                    Begin(TakenBack, ticketKey, workspace, answer.Answered, gone.MainSplit, version);
                    writer.End();
                }
            }

            if (answer is { Counted: >= 0, Customer: >= 0 })
            {
                var json = Begin(Answered, ticketKey, workspace, answer.Answered, answer.Customer, version);
                WriteAnswer(json, workspace.Facts[answer.Counted], answer.Values);
                writer.End();
            }
        }
    }

    private static bool HasAnswers(ReadOnlySpan<Contribution> contributions)
    {
        foreach (ref readonly var contribution in contributions)
        {
            if (contribution.Measure.IsSurvey || contribution.Measure == Measure.Respondent)
            {
                return true;
            }
        }

        return false;
    }

    private Utf8JsonWriter Begin(string type, ReadOnlySpan<byte> ticketKey, TicketWorkspace workspace, int answered, int customer, long version)
    {
        ref readonly var fact = ref workspace.Facts[answered];
        var response = Encoding.UTF8.GetString(workspace.Identity(fact));
        var json = writer.Begin(type, Source, response, workspace.Tenant, splits[customer].Customer, fact.TimeMs, version);
        json.WriteString("responseId", response);
        if (TicketKey.Kind(ticketKey) == SubjectKind.Ticket)
        {
            json.WriteString("ticketId", TicketKey.Id(ticketKey));
        }

        return json;
    }

    private void WriteAnswer(Utf8JsonWriter json, in Fact counted, in Attribution values)
    {
        json.WriteString("kind", Kinds[(int)counted.SurveyKind]);
        json.WriteNumber("scaleMin", counted.ScaleMin);
        json.WriteNumber("scaleMax", counted.ScaleMax);
        json.WriteNumber("value", counted.Value);
        WriteName(json, "team", values.Team);
        WriteName(json, "agentId", values.Agent);
        WriteName(json, "channel", values.Channel);
        WriteName(json, "category", values.Category);
        WriteName(json, "priority", values.Priority);
        WriteName(json, "product", values.Product);
    }

    private void WriteName(Utf8JsonWriter json, string field, NameId name)
    {
        if (!name.IsNone)
        {
            json.WriteString(field, names.Text(name));
        }
    }
}
