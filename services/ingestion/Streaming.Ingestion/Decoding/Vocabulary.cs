using Streaming.Domain.Events;

namespace Streaming.Ingestion.Decoding;

/// <summary>The closed vocabularies of the events, from bytes to values. Case matters.</summary>
internal static class Vocabulary
{
    public const string FirstStatuses = "new, open, pending, on-hold, solved, closed";
    public const string Statuses = FirstStatuses + ", reopened";
    public const string Authors = "customer, human, automated";
    public const string Reasons = "spam, test, duplicate, erasure, other";
    public const string Surveys = "csat, nps, ces";

    public const string CostKinds = "acquisition, service, retention";

    /// <summary>A ticket's status.</summary>
    public static bool TryStatus(ReadOnlySpan<byte> text, out TicketStatus status)
    {
        (var known, status) = text switch
        {
            _ when text.SequenceEqual("new"u8) => (true, TicketStatus.New),
            _ when text.SequenceEqual("open"u8) => (true, TicketStatus.Open),
            _ when text.SequenceEqual("pending"u8) => (true, TicketStatus.Pending),
            _ when text.SequenceEqual("on-hold"u8) => (true, TicketStatus.OnHold),
            _ when text.SequenceEqual("solved"u8) => (true, TicketStatus.Solved),
            _ when text.SequenceEqual("closed"u8) => (true, TicketStatus.Closed),
            _ when text.SequenceEqual("reopened"u8) => (true, TicketStatus.Reopened),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>Who wrote a message.</summary>
    public static bool TryAuthor(ReadOnlySpan<byte> text, out Author author)
    {
        (var known, author) = text switch
        {
            _ when text.SequenceEqual("customer"u8) => (true, Author.Customer),
            _ when text.SequenceEqual("human"u8) => (true, Author.Human),
            _ when text.SequenceEqual("automated"u8) => (true, Author.Automated),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>Why a ticket was deleted.</summary>
    public static bool TryReason(ReadOnlySpan<byte> text, out DeleteReason reason)
    {
        (var known, reason) = text switch
        {
            _ when text.SequenceEqual("spam"u8) => (true, DeleteReason.Spam),
            _ when text.SequenceEqual("test"u8) => (true, DeleteReason.Test),
            _ when text.SequenceEqual("duplicate"u8) => (true, DeleteReason.Duplicate),
            _ when text.SequenceEqual("erasure"u8) => (true, DeleteReason.Erasure),
            _ when text.SequenceEqual("other"u8) => (true, DeleteReason.Other),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>What a survey asks.</summary>
    public static bool TrySurvey(ReadOnlySpan<byte> text, out SurveyKind kind)
    {
        (var known, kind) = text switch
        {
            _ when text.SequenceEqual("csat"u8) => (true, SurveyKind.Csat),
            _ when text.SequenceEqual("nps"u8) => (true, SurveyKind.Nps),
            _ when text.SequenceEqual("ces"u8) => (true, SurveyKind.Ces),
            _ => (false, default),
        };
        return known;
    }

    /// <summary>What money was spent on.</summary>
    public static bool TryCostKind(ReadOnlySpan<byte> text, out CostKind kind)
    {
        (var known, kind) = text switch
        {
            _ when text.SequenceEqual("acquisition"u8) => (true, CostKind.Acquisition),
            _ when text.SequenceEqual("service"u8) => (true, CostKind.Service),
            _ when text.SequenceEqual("retention"u8) => (true, CostKind.Retention),
            _ => (false, default),
        };
        return known;
    }
}
