namespace Streaming.Testing.Recount;

/// <summary>Reads the data of the survey events.</summary>
internal static class RecountSurveyPayload
{
    /// <summary>Reads the data of one survey event.</summary>
    /// <exception cref="RecountRejection">The data is invalid, or the score is out of scale.</exception>
    public static RecountFact Read(string type, RecountFields data, RecountFact blank, RecountOptions options)
    {
        var responseId = data.Id("responseId");
        var revision = data.Revision();
        var fact = blank with
        {
            Scope = data.OptionalId("ticketId") is null ? blank.Scope with { Kind = "survey", Id = responseId } : blank.Scope,
            Identity = blank.Identity with { KeyName = "response_id", KeyValue = $"{responseId}\n{type}\n{revision}" },
            ResponseId = responseId,
            Revision = revision,
        };
        switch (type)
        {
            case "support.survey.withdrawn.v1":
                return fact with { Kind = RecountFactKind.SurveyWithdrawn };
            case "support.survey.sent.v1":
                Kind(data);
                AsksStaff(data);
                data.OptionalId("customerId");
                return fact with { Kind = RecountFactKind.SurveySent };
            case "support.survey.revised.v1" when revision == 0:
                throw RecountFields.Invalid("revision is not above 0");
            default:
                var customer = data.OptionalId("customerId");
                var comment = data.Comment();
                return RecountPayload.Split(data, fact) with
                {
                    Kind = type == "support.survey.answered.v1" ? RecountFactKind.SurveyAnswered : RecountFactKind.SurveyRevised,
                    AsksStaff = AsksStaff(data),
                    Customer = customer,
                    Answer = Answer(data, options),
                    Comment = comment,
                };
        }
    }

    private static string Kind(RecountFields data) => data.Word("kind", null, "csat", "nps", "ces");

    private static bool AsksStaff(RecountFields data) => data.Word("audience", "customer", "customer", "agent") == "agent";

    private static RecountAnswer Answer(RecountFields data, RecountOptions options)
    {
        var answer = new RecountAnswer(Kind(data), data.Integer("scaleMin"), data.Integer("scaleMax"), data.Integer("value"));
        var scale = (answer.Min, answer.Max);
        var known = answer.Kind switch
        {
            "nps" => options.NpsScales.Contains(scale),
            "csat" => options.CsatSatisfiedFrom.ContainsKey(scale),
            _ => options.CesCuts.ContainsKey(scale),
        };
        return known && answer.Value >= answer.Min && answer.Value <= answer.Max
            ? answer
            : throw new RecountRejection(RecountExclusion.OutOfScale, $"{answer}");
    }
}
