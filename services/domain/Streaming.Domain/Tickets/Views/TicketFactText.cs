using System.Globalization;
using Streaming.Domain.Events;

namespace Streaming.Domain.Tickets.Views;

/// <summary>Says in a short sentence what a fact states, in English or French. Values stand as the producers wrote them.</summary>
public static class TicketFactText
{
    private static readonly Words English = new(
        ByCustomer: "Created by the customer", ByStaff: "Created by staff", Status: "status", Values: "Changed", Assigned: "Assigned", None: "none",
        FromCustomer: "Message from the customer", Reply: "Reply", Note: "Internal note", Automated: "Automated message", From: "by", By: "by", Colon: ": ", StatusTo: "Status changed to",
        Merged: "Merged into another ticket", Deleted: "Deleted", Call: "Call handled: {0} s talk, {1} s hold, {2} s after-call work",
        Sent: "{0} survey sent", Answered: "{0} survey answered: {1} on {2} to {3}", Revised: "{0} answer revised: {1} on {2} to {3}", Withdrawn: "{0} answer withdrawn",
        Statuses: ["new", "open", "pending", "on hold", "solved", "closed", "reopened"],
        Reasons: ["no reason named", "spam", "test", "duplicate", "erasure of personal data"],
        Fields: ["team", "agent", "channel", "category", "priority", "product"]);

    private static readonly Words French = new(
        ByCustomer: "Créé par le client", ByStaff: "Créé par un agent", Status: "statut", Values: "Modifié", Assigned: "Attribué", None: "aucun",
        FromCustomer: "Message du client", Reply: "Réponse", Note: "Note interne", Automated: "Message automatique", From: "de", By: "par", Colon: "\u00a0: ", StatusTo: "Statut changé\u00a0:",
        Merged: "Fusionné dans un autre ticket", Deleted: "Supprimé", Call: "Appel traité\u00a0: {0} s de conversation, {1} s d'attente, {2} s après l'appel",
        Sent: "Sondage {0} envoyé", Answered: "Sondage {0} répondu\u00a0: {1} de {2} à {3}", Revised: "Réponse {0} revue\u00a0: {1} de {2} à {3}", Withdrawn: "Réponse {0} retirée",
        Statuses: ["nouveau", "ouvert", "en attente du client", "suspendu", "résolu", "fermé", "rouvert"],
        Reasons: ["sans raison donnée", "pourriel", "essai", "doublon", "effacement de données personnelles"],
        Fields: ["équipe", "agent", "canal", "catégorie", "priorité", "produit"]);

    /// <summary>The sentence in English.</summary>
    /// <param name="fact">The fact.</param>
    public static string InEnglish(TicketFact fact) => Say(fact, English);

    /// <summary>The sentence in French.</summary>
    /// <param name="fact">The fact.</param>
    public static string InFrench(TicketFact fact) => Say(fact, French);

    private static string Say(TicketFact fact, Words words) => fact.Kind switch
    {
        EventKind.TicketCreated =>
            $"{(fact.OpenedByStaff ? words.ByStaff : words.ByCustomer)}, {words.Status} {words.Statuses[(int)fact.Status]}{After(words.Colon, Carried(fact, words))}",
        EventKind.AttributesChanged => $"{words.Values}{After(words.Colon, Carried(fact, words))}",
        EventKind.Assigned => $"{words.Assigned}{After(words.Colon, Carried(fact, words))}",
        EventKind.Message => Message(fact, words),
        EventKind.StatusChanged => $"{words.StatusTo} {words.Statuses[(int)fact.Status]}{After($" {words.By} ", fact.Values.Agent)}",
        EventKind.Merged => words.Merged,
        EventKind.Deleted => $"{words.Deleted}{words.Colon}{words.Reasons[(int)fact.DeleteReason]}",
        EventKind.CallHandled => Format(words.Call, Seconds(fact.TalkMs), Seconds(fact.HoldMs), Seconds(fact.AfterCallMs)) + After($" {words.By} ", fact.Values.Agent),
        EventKind.SurveySent => Format(words.Sent, Survey(fact)),
        EventKind.SurveyAnswered => Format(words.Answered, Survey(fact), fact.Value, fact.ScaleMin, fact.ScaleMax),
        EventKind.SurveyRevised => Format(words.Revised, Survey(fact), fact.Value, fact.ScaleMin, fact.ScaleMax),
        EventKind.SurveyWithdrawn => Format(words.Withdrawn, Survey(fact)),
        _ => fact.Kind.ToString(),
    };

    private static string Message(TicketFact fact, Words words) => fact.Author switch
    {
        Author.Customer => words.FromCustomer,
        Author.Automated => words.Automated,
        _ => (fact.IsPublic ? words.Reply : words.Note) + After($" {words.From} ", fact.Values.Agent),
    };

    private static string Carried(TicketFact fact, Words words)
    {
        var values = fact.Values;
        string?[] texts = [values.Team, values.Agent, values.Channel, values.Category, values.Priority, values.Product];
        var parts = new List<string>();
        for (var i = 0; i < texts.Length; i++)
        {
            if (((int)fact.Fields & (1 << i)) != 0)
            {
                parts.Add($"{words.Fields[i]} {texts[i] ?? words.None}");
            }
        }

        return string.Join(", ", parts);
    }

    private static string After(string before, string? text) => string.IsNullOrEmpty(text) ? "" : before + text;

    private static string Survey(TicketFact fact) => fact.SurveyKind.ToString().ToUpperInvariant();

    private static double Seconds(long durationMs) => durationMs / 1000.0;

    private static string Format(string format, params object[] values) => string.Format(CultureInfo.InvariantCulture, format, values);

    private sealed record Words(
        string ByCustomer, string ByStaff, string Status, string Values, string Assigned, string None, string FromCustomer, string Reply, string Note,
        string Automated, string From, string By, string Colon, string StatusTo, string Merged, string Deleted, string Call, string Sent, string Answered, string Revised,
        string Withdrawn, IReadOnlyList<string> Statuses, IReadOnlyList<string> Reasons, IReadOnlyList<string> Fields);
}
